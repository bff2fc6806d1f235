import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Day } from "#src/domain/calendar/day.ts";

/** What every process that is measured is told, as JSON in its only argument. */
export const taskSchema = z.object({
  url: z.string(),
  zone: z.string(),
  /** Where its store is, or shall be. */
  folder: z.string(),
  from: z.string(),
  to: z.string(),
  /** The project on the emulator that keeps everything; SQLite in the folder, when left out. */
  firestoreProject: z.string().optional(),
});
export type Task = z.infer<typeof taskSchema> & { readonly from: Day; readonly to: Day };

/** What it answers on standard output. */
export const measuredSchema = z.object({
  /** Those in the window. */
  calls: z.number(),
  milliseconds: z.number(),
  /** ms since 1970 at which the measured work ended. */
  endedAt: z.number(),
  /** The whole process at its greatest, in bytes. */
  peakBytes: z.number(),
  /** The longest time during which the process could do nothing else. */
  longestStallMs: z.number().default(0),
});
export type Measured = z.infer<typeof measuredSchema>;

/** Runs a script of this folder in a process of its own, to its end, and gives back what it printed. */
export async function runMeasured<T>(script: string, task: Task, schema: z.ZodType<T>): Promise<T> {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [file, JSON.stringify(task)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const stop = () => child.kill("SIGTERM");
  process.once("exit", stop);
  let printed = "";
  for await (const part of child.stdout.setEncoding("utf8")) printed += part;
  const [code] = await ended;
  process.off("exit", stop);
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
  return schema.parse(JSON.parse(printed));
}

export function readTask(): Task {
  return taskSchema.parse(JSON.parse(process.argv[2] ?? "null"));
}

export function printMeasured(result: object): void {
  process.stdout.write(JSON.stringify(result));
}

/** Linux and macOS differ in what they count; Node gives kilobytes on both. */
export function peakBytes(): number {
  return process.resourceUsage().maxRSS * 1024;
}
