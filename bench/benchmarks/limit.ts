import { withFolder } from "../bench-folder.ts";
import type { Benchmark } from "../benchmark.ts";
import { measuredSchema, runMeasured } from "../measured-process.ts";
import { seconds, times, whole } from "../report.ts";
import { withSandbox, ZONE } from "../sandbox-process.ts";
import { lastDays } from "../window.ts";

const [AGENTS, DAYS, CALLS] = [10, 10, 180];
const PER_WINDOW = 30;
const WINDOW_MS = 3_000;

export const limit: Benchmark = {
  name: "limit",
  about: `a sync under ${PER_WINDOW} requests a minute, the minute scaled down to ${WINDOW_MS / 1000} s`,
  run: (report) =>
    withSandbox(
      {
        agents: AGENTS,
        days: DAYS + 2,
        calls: CALLS,
        limits: { perMinute: PER_WINDOW, perHour: 1_000_000, minuteMs: WINDOW_MS },
      },
      async (sandbox) => {
        const { milliseconds, endedAt, calls } = await withFolder((folder) =>
          runMeasured(
            "sync-child.ts",
            { url: sandbox.url, zone: ZONE, folder, ...lastDays(DAYS) },
            measuredSchema,
          ),
        );
        const asked = await sandbox.takeRequests();
        const first = asked[0]?.at ?? Number.NaN;
        // A window opens with the whole second of its first request, and each later one at the end of the one before.
        const opened = Math.floor(first / 1000) * 1000;
        const waits = Math.ceil(asked.length / PER_WINDOW) - 1;
        const earliestEnd = opened + waits * WINDOW_MS;
        const startedAt = endedAt - milliseconds;
        const allowed = earliestEnd - startedAt;
        const refused = asked.filter((request) => request.status === 429).length;

        report.bound("requests", whole(asked.length), asked.length, {
          kind: "at least",
          value: 150,
        });
        report.info("calls synced", whole(calls));
        report.info("windows waited out", whole(waits));
        report.info("the limit allows", seconds(allowed));
        report.info("the sync took", seconds(milliseconds));
        const ratio = milliseconds / allowed;
        report.bound("  of what the limit allows", times(ratio), ratio, {
          kind: "at most",
          value: 1.05,
        });
        report.bound("answers of 429", whole(refused), refused, { kind: "at most", value: 0 });
      },
    ),
};
