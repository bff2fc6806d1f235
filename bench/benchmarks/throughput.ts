import { withFolder } from "../bench-folder.ts";
import type { Benchmark } from "../benchmark.ts";
import { type Measured, measuredSchema, runMeasured } from "../measured-process.ts";
import { progress, type Report, seconds, times, whole } from "../report.ts";
import { type SandboxProcess, withSandbox, ZONE } from "../sandbox-process.ts";
import { lastDays } from "../window.ts";

const [AGENTS, DAYS, CALLS] = [50, 30, 40];
const ROUNDS = 5;
const NAIVE_AGENTS = 5;
const NAIVE_PAUSE_MS = 500;

export const throughput: Benchmark = {
  name: "throughput",
  about: `a whole sync of ${AGENTS} reps × ${DAYS} days × ${CALLS} calls; best of ${ROUNDS} interleaved rounds after one of warming up, each a new process`,
  async run(report) {
    const { read, fresh, again } = await withSandbox(
      { agents: AGENTS, days: DAYS + 4, calls: CALLS },
      measureRounds,
    );
    // Calls, pages and requests are the same, so times compare as throughput does.
    report.info("fetching and parsing alone", speed(read));
    compare(report, "sync into an empty store", fresh, read);
    compare(report, "sync again, nothing changed", again, read);
    await compareNaive(report, fresh);
  },
};

async function measureRounds(sandbox: SandboxProcess) {
  const task = { url: sandbox.url, zone: ZONE, ...lastDays(DAYS) };
  const best: Record<"read" | "fresh" | "again", Measured | null> = {
    read: null,
    fresh: null,
    again: null,
  };
  for (let round = 0; round <= ROUNDS; round++) {
    progress(round === 0 ? "warming up" : `round ${round} of ${ROUNDS}`);
    await withFolder(async (folder) => {
      for (const kind of ["read", "fresh", "again"] as const) {
        const script = kind === "read" ? "read-child.ts" : "sync-child.ts";
        const found = await runMeasured(script, { ...task, folder }, measuredSchema);
        if (found.calls !== AGENTS * DAYS * CALLS) throw new Error(`${kind}: ${found.calls} calls`);
        const before = best[kind];
        if (round > 0 && (before === null || found.milliseconds < before.milliseconds)) {
          best[kind] = found;
        }
      }
    });
  }
  const { read, fresh, again } = best;
  if (read === null || fresh === null || again === null) throw new Error("no round was measured");
  return { read, fresh, again };
}

function compare(report: Report, label: string, sync: Measured, read: Measured): void {
  report.info(label, speed(sync));
  const ratio = read.milliseconds / sync.milliseconds;
  report.bound("  of fetching and parsing alone", times(ratio), ratio, {
    kind: "at least",
    value: 0.5,
  });
}

async function compareNaive(report: Report, fresh: Measured): Promise<void> {
  progress(`the naive way, ${NAIVE_AGENTS} reps`);
  const naive = await withSandbox(
    { agents: NAIVE_AGENTS, days: DAYS, calls: CALLS },
    async (sandbox) => {
      const task = { url: sandbox.url, zone: ZONE, ...lastDays(DAYS) };
      const runs: Measured[] = [];
      for (const round of ["warm-up", "measured", "measured"]) {
        const found = await withFolder((folder) =>
          runMeasured("naive-child.ts", { ...task, folder }, measuredSchema),
        );
        if (round === "measured") runs.push(found);
      }
      return runs.toSorted((a, b) => a.milliseconds - b.milliseconds)[0];
    },
  );
  if (naive === undefined) throw new Error("the naive way was not measured");
  // Every rep costs the naive way the same, so the work grows with the reps; the pauses lie between them.
  const work = (naive.milliseconds / NAIVE_AGENTS) * AGENTS;
  const pauses = (AGENTS - 1) * NAIVE_PAUSE_MS;
  report.info(`naive, ${NAIVE_AGENTS} reps measured without pauses`, seconds(naive.milliseconds));
  report.info(`naive, scaled to ${AGENTS} reps, pauses of 0.5 s added`, seconds(work + pauses));
  report.info("  the sync is faster by", times((work + pauses) / fresh.milliseconds));
  report.info("  without the pauses it would be by", times(work / fresh.milliseconds));
}

function speed({ calls, milliseconds }: Measured): string {
  return `${whole(calls / (milliseconds / 1000))} calls/s`;
}
