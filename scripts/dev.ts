import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "#src/server/config.ts";
import { ROOT } from "./project.ts";
import { openSandboxWorkspace } from "./sandbox-workspace.ts";
import { serve, stopOnSignal } from "./serve.ts";

// The app as it is being written. Without a JustCall key it works on the sandbox, with a store of its own.
Object.assign(process.env, { NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" });

let close = async () => {};
if (process.env["JUSTCALL_API_KEY"] === undefined) {
  const folder = join(ROOT, ".demo");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const workspace = await openSandboxWorkspace({ seed: 7, folder });
  Object.assign(process.env, workspace.settings);
  close = workspace.close;
  process.stdout.write(
    `JustCall's sandbox is at ${workspace.sandbox.url}; faults: POST ${workspace.sandbox.url}/_sandbox/faults\n`,
  );
}
const server = await serve(readConfig(process.env, "server"), { dev: true });
stopOnSignal(async () => {
  await server.stop();
  await close();
});
process.stdout.write(`Callboard (development) is at ${server.url}\n`);
