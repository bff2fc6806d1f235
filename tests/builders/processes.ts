import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..");

export interface FinishedProcess {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the command line as its own process, as a person would, with these settings. */
export function startCallboard(
  words: readonly string[],
  settings: Readonly<Record<string, string>>,
): { readonly child: ChildProcess; readonly finished: Promise<FinishedProcess> } {
  return startNode([join("cli", "callboard.mjs"), ...words], settings);
}

/** Runs the command line to its end. */
export function callboard(
  words: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<FinishedProcess> {
  return startCallboard(words, settings).finished;
}

/** Starts Node on a file of the project; nothing of this process's settings leaks in. */
export function startNode(
  words: readonly string[],
  settings: Readonly<Record<string, string>>,
  { ownGroup = false } = {},
) {
  const child = spawn(process.execPath, [...words], {
    cwd: ROOT,
    env: inherited(settings),
    // What is typed at a terminal reaches a whole process group: this one's, not the tests'.
    detached: ownGroup,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (data: Buffer) => {
    stdout += data.toString();
  });
  child.stderr.on("data", (data: Buffer) => {
    stderr += data.toString();
  });
  const finished = new Promise<FinishedProcess>((resolve) => {
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
  return { child, finished };
}

/** The framework's types want NODE_ENV; a person's shell has none. */
function inherited(settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const env: Record<string, string> = {
    PATH: process.env["PATH"] ?? "",
    HOME: process.env["HOME"] ?? "",
    ...settings,
  };
  return env as NodeJS.ProcessEnv;
}
