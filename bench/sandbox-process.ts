import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { z } from "zod";

export const ZONE = "America/Denver";
/** Limits that nothing here reaches. */
const PLENTY = { perMinute: 1_000_000, perHour: 60_000_000 };

export interface SandboxSize {
  readonly agents: number;
  readonly days: number;
  /** Per agent and day. */
  readonly calls: number;
  readonly limits?: {
    readonly perMinute: number;
    readonly perHour: number;
    readonly minuteMs: number;
  };
}

export interface SandboxProcess {
  readonly url: string;
  /** What was asked since the last call of this. */
  takeRequests(): Promise<SandboxRequest[]>;
}

const requestSchema = z.object({ at: z.number(), path: z.string(), status: z.number() });
export type SandboxRequest = z.infer<typeof requestSchema>;
const readySchema = z.object({ url: z.string(), pid: z.number() });
const requestsSchema = z.object({ requests: z.array(requestSchema) });

/** Runs `work` beside a sandbox in a process of its own, which ends with it. */
export async function withSandbox<T>(
  size: SandboxSize,
  work: (sandbox: SandboxProcess) => Promise<T>,
): Promise<T> {
  const script = fileURLToPath(import.meta.resolve("#sandbox/justcall/main.ts"));
  const child = spawn(process.execPath, [script, ...flagsOf(size)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const stop = () => child.kill("SIGTERM");
  process.once("exit", stop);
  try {
    const { url, pid } = await ready(child);
    try {
      return await work({ url, takeRequests: () => takeRequests(url) });
    } finally {
      process.kill(pid, "SIGTERM");
    }
  } finally {
    stop();
    await ended;
    process.off("exit", stop);
  }
}

function flagsOf({ agents, days, calls, limits }: SandboxSize): string[] {
  const { perMinute, perHour } = limits ?? PLENTY;
  const flags = { agents, days, calls, "per-minute": perMinute, "per-hour": perHour };
  return [
    ...Object.entries(flags).map(([name, value]) => `--${name}=${value}`),
    ...(limits === undefined ? [] : [`--minute-ms=${limits.minuteMs}`]),
    `--zone=${ZONE}`,
  ];
}

async function ready(child: ChildProcess): Promise<z.infer<typeof readySchema>> {
  if (child.stdout === null) throw new Error("the sandbox has no output");
  for await (const line of createInterface({ input: child.stdout })) {
    return readySchema.parse(JSON.parse(line));
  }
  throw new Error("the sandbox ended before it was ready");
}

async function takeRequests(url: string): Promise<SandboxRequest[]> {
  const answer = await fetch(`${url}/_sandbox/requests`);
  const { requests } = requestsSchema.parse(await answer.json());
  await fetch(`${url}/_sandbox/requests`, { method: "DELETE" });
  return requests;
}
