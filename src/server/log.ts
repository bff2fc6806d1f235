import { type Logger, pino } from "pino";
import type { Config } from "./config.ts";

export type Log = Pick<Logger, "debug" | "info" | "warn" | "error">;

/** One JSON line an event: the server's to standard output, the command line's to the error stream, beside its answer. */
export function createLog(config: Pick<Config, "logLevel">, door: "server" | "cli"): Log {
  return pino(
    {
      level: door === "cli" && config.logLevel === "info" ? "silent" : config.logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    pino.destination({ dest: door === "server" ? 1 : 2, sync: true }),
  );
}
