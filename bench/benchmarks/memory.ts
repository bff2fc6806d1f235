import { withFolder } from "../bench-folder.ts";
import type { Benchmark } from "../benchmark.ts";
import { measuredSchema, runMeasured } from "../measured-process.ts";
import { progress, seconds, times, whole } from "../report.ts";
import { withSandbox, ZONE } from "../sandbox-process.ts";
import { lastDays } from "../window.ts";

const [AGENTS, DAYS] = [20, 25];
const CALLS_PER_AGENT_DAY = [20, 200, 2000];
const MEGABYTE = 1e6;

export const memory: Benchmark = {
  name: "memory",
  about: `the greatest memory of a process that syncs ${AGENTS} reps × ${DAYS} days (megabytes of 1,000,000 bytes)`,
  async run(report) {
    const peaks: number[] = [];
    for (const perDay of CALLS_PER_AGENT_DAY) {
      const total = AGENTS * DAYS * perDay;
      progress(`${whole(total)} calls`);
      const found = await withSandbox({ agents: AGENTS, days: DAYS, calls: perDay }, (sandbox) =>
        withFolder((folder) =>
          runMeasured(
            "sync-child.ts",
            { url: sandbox.url, zone: ZONE, folder, ...lastDays(DAYS) },
            measuredSchema,
          ),
        ),
      );
      if (found.calls !== total) throw new Error(`${found.calls} calls instead of ${total}`);
      peaks.push(found.peakBytes);
      report.info(`${whole(total)} calls: peak`, `${whole(found.peakBytes / MEGABYTE)} MB`);
      report.info("  took", seconds(found.milliseconds));
      report.info("  longest stretch without an answer to anybody", seconds(found.longestStallMs));
    }
    const last = peaks.at(-1) ?? Number.NaN;
    const ratio = last / (peaks[0] ?? Number.NaN);
    report.bound("the last of the first", times(ratio), ratio, { kind: "at most", value: 1.3 });
    report.bound("the last", `${whole(last / MEGABYTE)} MB`, last, {
      kind: "at most",
      value: 350 * MEGABYTE - 1,
      text: "349 MB",
    });
  },
};
