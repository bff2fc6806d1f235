import { withFolder } from "../bench-folder.ts";
import type { Benchmark } from "../benchmark.ts";
import { measuredSchema, runMeasured } from "../measured-process.ts";
import { whole } from "../report.ts";
import { withSandbox, ZONE } from "../sandbox-process.ts";
import { lastDays } from "../window.ts";

const [AGENTS, DAYS, CALLS] = [50, 30, 40];
/** Calls before the window, since a sync pads it. */
const DAYS_BEFORE = 4;

export const requests: Benchmark = {
  name: "requests",
  about: `what sync --all of ${AGENTS} reps × ${DAYS} days × ${CALLS} calls asks of JustCall`,
  run: (report) =>
    withSandbox({ agents: AGENTS, days: DAYS + DAYS_BEFORE, calls: CALLS }, async (sandbox) => {
      const { calls } = await withFolder((folder) =>
        runMeasured(
          "sync-child.ts",
          { url: sandbox.url, zone: ZONE, folder, ...lastDays(DAYS) },
          measuredSchema,
        ),
      );
      // One is the benchmark's own, which asked for the agents to add them as users.
      const count = (await sandbox.takeRequests()).length - 1;
      const expected = AGENTS * DAYS * CALLS;
      report.bound("calls synced", whole(calls), calls, {
        kind: "at least",
        value: expected,
        text: whole(expected),
      });
      const bound = Math.floor(1.05 * Math.ceil(calls / 100) + 35);
      report.bound("requests", whole(count), count, { kind: "at most", value: bound });
      report.info("calls a request", (calls / count).toFixed(1));
    }),
};
