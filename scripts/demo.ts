import { addDays } from "#src/domain/calendar/day.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { readConfig } from "#src/server/config.ts";
import { ensureBuild } from "./ensure-build.ts";
import { openSandboxWorkspace } from "./sandbox-workspace.ts";
import { serve, stopOnSignal } from "./serve.ts";

/** As far back as JustCall can be asked, so that quarters and their comparisons have something to show. */
const DAYS = 88;

const say = (line: string) => process.stdout.write(`${line}\n`);
process.env["NEXT_TELEMETRY_DISABLED"] = "1";
Object.assign(process.env, { NODE_ENV: "production" });

say(
  "Callboard demo: a made-up team, a sandbox in JustCall's place, no keys, nothing leaves this machine.",
);
ensureBuild(say);
const workspace = await openSandboxWorkspace({ seed: 7 });
say(`JustCall's sandbox is at ${workspace.sandbox.url} with ${workspace.people} reps.`);
Object.assign(process.env, { CALLBOARD_LOG: "warn", ...workspace.settings });
const server = await serve(readConfig(process.env, "server"), { dev: false });
stopOnSignal(async () => {
  await server.stop();
  await workspace.close();
});

say("Reading the calls of the last weeks …");
const today = dayOf(Date.now(), "America/Denver");
const body = JSON.stringify({ source: "justcall", startDate: addDays(today, -DAYS) });
const started = await fetch(`${server.url}/api/sync-runs`, {
  method: "POST",
  headers: { "content-type": "application/json" },
  body,
});
const { runId } = (await started.json()) as { runId: string };
for (;;) {
  const answer = await fetch(`${server.url}/api/sync-runs/${runId}`);
  const { run } = (await answer.json()) as { run: { state: string; message: string } };
  if (run.state !== "running") {
    say(`${run.message}.`);
    break;
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
}
say(`\nThe board is at ${server.url} (stop with Ctrl+C)`);
