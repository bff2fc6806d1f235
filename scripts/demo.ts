import { addDays } from "#src/domain/calendar/day.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { readConfig } from "#src/server/config.ts";
import { ensureBuild } from "./ensure-build.ts";
import { openSandboxWorkspace, SANDBOX_SERVICES } from "./sandbox-workspace.ts";
import { serve, stopOnSignal } from "./serve.ts";

/** As far back as JustCall can be asked, so that quarters and their comparisons have something to show. */
const DAYS = 88;

const say = (line: string) => process.stdout.write(`${line}\n`);
process.env["NEXT_TELEMETRY_DISABLED"] = "1";
Object.assign(process.env, { NODE_ENV: "production" });

say(
  "Callboard demo: a made-up team, sandboxes in JustCall's and Copper's place, no keys, nothing leaves this machine.",
);
ensureBuild(say);
const workspace = await openSandboxWorkspace({ seed: 7 });
say(`JustCall's sandbox is at ${workspace.sandbox.url} with ${workspace.people} reps.`);
say(`Copper's sandbox is at ${workspace.copper.origin} with the same reps.`);
Object.assign(process.env, { CALLBOARD_LOG: "warn", ...workspace.settings });
const server = await serve(readConfig(process.env, "server"), {
  dev: false,
  services: SANDBOX_SERVICES,
});
stopOnSignal(async () => {
  await server.stop();
  await workspace.close();
});

say("Reading the calls and the activities of the last weeks …");
for (const source of ["justcall", "copper"]) say(`${await sync(source)}.`);
say(`\nThe board is at ${server.url} (stop with Ctrl+C)`);

/** Syncs by the same address as the board's buttons; what came of it, in a sentence. */
async function sync(source: string): Promise<string> {
  const startDate = addDays(dayOf(Date.now(), "America/Denver"), -DAYS);
  const started = await fetch(`${server.url}/api/sync-runs`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ source, startDate }),
  });
  const { runId } = (await started.json()) as { runId: string };
  for (;;) {
    const answer = await fetch(`${server.url}/api/sync-runs/${runId}`);
    const { run } = (await answer.json()) as { run: { state: string; message: string } };
    if (run.state !== "running") return run.message;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
