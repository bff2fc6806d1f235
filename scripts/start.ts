import "./steady.ts";
import { AppError } from "#src/domain/errors.ts";
import { ConfigError, readConfig } from "#src/server/config.ts";
import { ensureBuild } from "./ensure-build.ts";
import { serve, stopOnSignal } from "./serve.ts";

try {
  // Before the framework is told that it serves a build: what the operator calls production is another thing.
  const config = readConfig(process.env, "server");
  Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  ensureBuild((line) => process.stderr.write(`${line}\n`));
  const server = await serve(config, { dev: false });
  stopOnSignal(server.stop);
  process.stdout.write(`Callboard is at ${server.url}\n`);
} catch (error) {
  const foreseen = error instanceof ConfigError || error instanceof AppError || isPortTaken(error);
  process.stderr.write(`${foreseen ? (error as Error).message : (error as Error).stack}\n`);
  process.exit(1);
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}
