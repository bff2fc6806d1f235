import { z } from "zod";
import { ensureBuild } from "#scripts/ensure-build.ts";
import { type AppServer, startAppServer } from "#tests/builders/app-server.ts";
import { withFolder } from "../bench-folder.ts";
import type { Benchmark } from "../benchmark.ts";
import { TEAM_SIZE } from "../board-size.ts";
import { BOARDS, type Board } from "../boards.ts";
import { runLoad } from "../http-load.ts";
import { runMeasured, type Task } from "../measured-process.ts";
import { newWindows } from "../new-windows.ts";
import { watchMemory } from "../process-memory.ts";
import { progress, type Report, seconds, times, whole } from "../report.ts";
import { ZONE } from "../sandbox-process.ts";
import { quantile } from "../statistics.ts";
import { lastDays } from "../window.ts";

const WARM_UP = 50;
/** Each with the greatest p95 (ms) of a board. */
const LOADS = [
  { clients: 1, requests: 300, mostMs: 5 },
  { clients: 16, requests: 1600, mostMs: 60 },
] as const;
const MEGABYTE = 1e6;
const MOST_MEGABYTES = 250;

const seededSchema = z.object({
  documents: z.number(),
  milliseconds: z.number(),
  bytes: z.number(),
});
const groupBySchema = z.object({
  took: z.array(z.object({ name: z.string(), milliseconds: z.array(z.number()) })),
});

export const boards: Benchmark = {
  name: "boards",
  about: `the team's boards through HTTP over ${TEAM_SIZE.reps} reps × ${TEAM_SIZE.types} metrics × ${TEAM_SIZE.days} days, a new window at each request (p50 / p95)`,
  run: (report) =>
    withFolder(async (folder) => {
      // First, so that a build that fails does not cost the wait for the store.
      ensureBuild(progress);
      const task = { url: "http://127.0.0.1:9", zone: ZONE, folder, ...lastDays(TEAM_SIZE.days) };
      progress("filling the store, about a minute");
      const seeded = await runMeasured("seed-child.ts", task, seededSchema);
      report.info("documents", whole(seeded.documents));
      report.info("  database", `${whole(seeded.bytes / MEGABYTE)} MB`);
      report.info("  written, summed and indexed in", seconds(seeded.milliseconds));
      progress("asking the server");
      const medians = await measureServer(report, task);
      progress("the bare group by");
      const { took } = await runMeasured("group-by-child.ts", task, groupBySchema);
      for (const { name, milliseconds } of took) {
        report.info(`bare select … group by for ${name}`, pair(milliseconds));
        const ratio = quantile(milliseconds, 0.5) / (medians.get(name) ?? Number.NaN);
        report.info("  the board at 1 client is faster by", times(ratio));
      }
    }),
};

/** Medians (ms) at one client, by the board's name. */
async function measureServer(report: Report, task: Task): Promise<Map<string, number>> {
  const app = await startAppServer({
    CALLBOARD_DATA: task.folder,
    CALLBOARD_AUTH: "off",
    CALLBOARD_LOG: "warn",
    CALLBOARD_TIME_ZONE: task.zone,
    JUSTCALL_API_URL: task.url,
    JUSTCALL_API_KEY: "sandbox-key",
    JUSTCALL_API_SECRET: "sandbox-secret",
  });
  const medians = new Map<string, number>();
  try {
    const memory = watchMemory(app.pid);
    await measureEmptyRoute(report, app);
    for (const board of BOARDS)
      medians.set(board.name, await measureBoard(report, app, board, task));
    const peak = memory.stop();
    report.bound("the server's memory at its greatest", `${whole(peak / MEGABYTE)} MB`, peak, {
      kind: "at most",
      value: MOST_MEGABYTES * MEGABYTE,
      text: `${MOST_MEGABYTES} MB`,
    });
  } finally {
    await app.stop();
  }
  return medians;
}

/** What the same server takes for a route that asks its store next to nothing. */
async function measureEmptyRoute(report: Report, { url }: AppServer): Promise<void> {
  const pathOf = () => "/api/health";
  await runLoad({ url, clients: 1, requests: WARM_UP, pathOf });
  for (const load of LOADS) {
    const took = await runLoad({ url, ...load, pathOf });
    report.info(`empty route, ${clients(load)}`, pair(took));
  }
}

async function measureBoard(
  report: Report,
  { url }: AppServer,
  { name, about, lengths }: Board,
  task: Task,
): Promise<number> {
  const next = newWindows(task, lengths);
  const pathOf = () => {
    const { from, to } = next();
    return `/api/public/${name}?from=${from}&to=${to}`;
  };
  await runLoad({ url, clients: 1, requests: WARM_UP, pathOf });
  const medians: number[] = [];
  for (const load of LOADS) {
    const took = await runLoad({ url, ...load, pathOf });
    medians.push(quantile(took, 0.5));
    report.bound(`${name} of ${about}, ${clients(load)}`, pair(took), quantile(took, 0.95), {
      kind: "at most",
      value: load.mostMs,
      text: `p95 ${load.mostMs} ms`,
    });
  }
  return medians[0] ?? Number.NaN;
}

function clients({ clients }: { readonly clients: number }): string {
  return clients === 1 ? "1 client" : `${clients} clients`;
}

function pair(samples: readonly number[]): string {
  return `${quantile(samples, 0.5).toFixed(1)} / ${quantile(samples, 0.95).toFixed(1)} ms`;
}
