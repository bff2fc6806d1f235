import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "#src/server/config.ts";
import type { ServiceOptions } from "#src/server/create-services.ts";
import { ROOT } from "./project.ts";
import { openSandboxWorkspace, SANDBOX_SERVICES } from "./sandbox-workspace.ts";
import { serve, stopOnSignal } from "./serve.ts";

// The app as it is being written. Without a JustCall key it works on the sandboxes, with a store of its own.
Object.assign(process.env, { NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" });

let close = async () => {};
let options: ServiceOptions = {};
if (process.env["JUSTCALL_API_KEY"] === undefined) {
  const folder = join(ROOT, ".demo");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const workspace = await openSandboxWorkspace({ seed: 7, folder });
  Object.assign(process.env, workspace.settings);
  close = workspace.close;
  options = SANDBOX_SERVICES;
  process.stdout.write(
    `JustCall's sandbox is at ${workspace.sandbox.url}; faults: POST ${workspace.sandbox.url}/_sandbox/faults\n` +
      `Copper's sandbox is at ${workspace.copper.origin}; faults: POST ${workspace.copper.origin}/_sandbox/faults\n`,
  );
}
const server = await serve(readConfig(process.env, "server"), { dev: true, services: options });
stopOnSignal(async () => {
  await server.stop();
  await close();
});
process.stdout.write(`Callboard (development) is at ${server.url}\n`);
