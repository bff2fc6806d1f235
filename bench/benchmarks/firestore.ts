import { randomUUID } from "node:crypto";
import { startFirestoreEmulator } from "#scripts/firestore-emulator.ts";
import { withFolder } from "../bench-folder.ts";
import type { Benchmark } from "../benchmark.ts";
import { type Measured, measuredSchema, runMeasured } from "../measured-process.ts";
import { progress, type Report, seconds, times, whole } from "../report.ts";
import { withSandbox, ZONE } from "../sandbox-process.ts";
import { lastDays } from "../window.ts";

const [AGENTS, DAYS] = [50, 30];
/** 12,000, 60,000 and 180,000 calls. */
const CALLS_PER_AGENT_DAY = [8, 40, 120];
const COMPARED = 40;
const MEGABYTE = 1e6;

type Pair = Record<"fresh" | "again", Measured>;

export const firestore: Benchmark = {
  name: "firestore",
  about: `a whole sync of ${AGENTS} reps × ${DAYS} days on Google's emulator, beside SQLite; each a new process, one run`,
  async run(report) {
    const emulator = await startFirestoreEmulator();
    if ("missing" in emulator) {
      report.info("not measured", emulator.missing);
      return;
    }
    process.env["FIRESTORE_EMULATOR_HOST"] = emulator.host;
    try {
      await compareEngines(report, emulator.host);
    } finally {
      delete process.env["FIRESTORE_EMULATOR_HOST"];
      await emulator.stop();
    }
  },
};

async function compareEngines(report: Report, host: string): Promise<void> {
  const peaks: number[] = [];
  for (const perDay of CALLS_PER_AGENT_DAY) {
    const total = AGENTS * DAYS * perDay;
    await withSandbox({ agents: AGENTS, days: DAYS + 4, calls: perDay }, async (sandbox) => {
      const sync = async (firestoreProject?: string): Promise<Pair> =>
        withFolder(async (folder) => {
          const project = firestoreProject === undefined ? {} : { firestoreProject };
          const task = { url: sandbox.url, zone: ZONE, folder, ...lastDays(DAYS), ...project };
          const run = async () => {
            const found = await runMeasured("sync-child.ts", task, measuredSchema);
            if (found.calls !== total) throw new Error(`${found.calls} calls instead of ${total}`);
            return found;
          };
          return { fresh: await run(), again: await run() };
        });
      progress(`${whole(total)} calls on the emulator`);
      const projectId = `demo-${randomUUID()}`;
      const onEmulator = await sync(projectId);
      await clear(host, projectId);
      peaks.push(onEmulator.fresh.peakBytes);
      report.info(`${whole(total)} calls: peak`, megabytes(onEmulator.fresh));
      report.info("  into an empty store, took", seconds(onEmulator.fresh.milliseconds));
      if (perDay !== COMPARED) return;
      progress(`${whole(total)} calls in SQLite`);
      compare(report, onEmulator, await sync());
    });
  }
  const ratio = (peaks.at(-1) ?? Number.NaN) / (peaks[0] ?? Number.NaN);
  report.bound("the last peak of the first", times(ratio), ratio, { kind: "at most", value: 1.3 });
}

function compare(report: Report, onEmulator: Pair, inSqlite: Pair): void {
  for (const [kind, label] of [
    ["fresh", "sync into an empty store"],
    ["again", "sync again, nothing changed"],
  ] as const) {
    report.info(`  ${label}, Firestore's emulator`, speed(onEmulator[kind]));
    report.info(`  ${label}, SQLite`, speed(inSqlite[kind]));
    const ratio = onEmulator[kind].milliseconds / inSqlite[kind].milliseconds;
    report.info("    the emulator takes longer by", times(ratio));
  }
}

/** The emulator keeps everything in memory. */
async function clear(host: string, projectId: string): Promise<void> {
  const path = `emulator/v1/projects/${projectId}/databases/(default)/documents`;
  await fetch(`http://${host}/${path}`, { method: "DELETE" });
}

function megabytes({ peakBytes }: Measured): string {
  return `${whole(peakBytes / MEGABYTE)} MB`;
}

function speed({ calls, milliseconds }: Measured): string {
  return `${whole(calls / (milliseconds / 1000))} calls/s`;
}
