import { z } from "zod";
import { withFolder } from "../bench-folder.ts";
import type { Benchmark } from "../benchmark.ts";
import { measuredSchema, runMeasured } from "../measured-process.ts";
import { progress, times, whole } from "../report.ts";
import { withSandbox, ZONE } from "../sandbox-process.ts";
import { quantile } from "../statistics.ts";
import { lastDays } from "../window.ts";

const [AGENTS, DAYS, CALLS] = [50, 89, 40];

const samplesSchema = z.object({
  documents: z.number(),
  overview: z.array(z.number()),
  groupBy: z.array(z.number()),
});

export const overview: Benchmark = {
  name: "overview",
  about: `the home page's report for a whole month over ${AGENTS} reps × ${DAYS} days × ${CALLS} calls; 200 interleaved rounds after 20 of warming up`,
  run: (report) =>
    withFolder(async (folder) => {
      progress("filling the store");
      const task = { url: "http://127.0.0.1:9", zone: ZONE, folder, ...lastDays(DAYS) };
      await withSandbox({ agents: AGENTS, days: DAYS, calls: CALLS }, ({ url }) =>
        runMeasured("sync-child.ts", { ...task, url }, measuredSchema),
      );
      const { documents, ...samples } = await runMeasured("overview-child.ts", task, samplesSchema);
      report.info("documents read", whole(documents));
      report.info("teamOverview p50 / p95", pair(samples.overview));
      report.info("bare select … group by p50 / p95", pair(samples.groupBy));
      const ratio = quantile(samples.overview, 0.5) / quantile(samples.groupBy, 0.5);
      report.info("  the report takes, by the median", times(ratio));
    }),
};

function pair(samples: readonly number[]): string {
  return `${quantile(samples, 0.5).toFixed(1)} / ${quantile(samples, 0.95).toFixed(1)} ms`;
}
