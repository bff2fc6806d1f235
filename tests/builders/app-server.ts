import { join } from "node:path";
import { startNode } from "./processes.ts";

export interface AppServer {
  readonly url: string;
  readonly pid: number;
  /** Everything it has written so far. */
  output(): string;
  /** Asks it to stop and waits; the exit code. */
  stop(): Promise<number | null>;
}

/** The built app as its own process on a free port, with these settings. */
export async function startAppServer(
  settings: Readonly<Record<string, string>>,
): Promise<AppServer> {
  const { child, finished } = startNode([join("scripts", "start.ts")], { PORT: "0", ...settings });
  let output = "";
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (data: Buffer) => {
      output += data.toString();
      const found = /Callboard is at (\S+)/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    void finished.then(({ code }) => reject(new Error(`the app ended with ${code}:\n${output}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    output: () => output,
    async stop() {
      child.kill("SIGTERM");
      return (await finished).code;
    },
  };
}
