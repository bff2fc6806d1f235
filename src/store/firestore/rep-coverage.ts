import type { Source } from "#src/domain/activity/activity.ts";
import type { Reads } from "./connection.ts";
import { COVERAGE, CoveredDays, coveragePath } from "./covered-days.ts";
import type { Scratch } from "./scratch.ts";
import { type LastRead, lastReadOf, settingsPath } from "./settings.ts";

/** A rep whose days a commit may cover or cut anew: as stored, and with the mark of the last read. */
export interface RepCoverage {
  readonly stored: CoveredDays;
  readonly lastRead: LastRead | null;
}

export async function readCoverage(
  reads: Reads,
  source: Source,
  reps: readonly string[],
): Promise<RepCoverage[]> {
  const found = await reads.getAll(reps.map((userId) => coveragePath(userId, source)));
  const settings = await reads.getAll(reps.map(settingsPath));
  return reps.map((userId, place) => {
    const one = found[place] ?? null;
    const stored = one === null ? new CoveredDays(userId, source, []) : CoveredDays.of(one);
    return { stored, lastRead: lastReadOf(settings[place] ?? null, source) };
  });
}

/** Of everybody who was ever read. */
export async function readAllCoverage(reads: Reads, source: Source): Promise<RepCoverage[]> {
  const found = await reads.find(COVERAGE, (all) => all.where("source", "==", source));
  const reps = found.map((one) => CoveredDays.of(one).userId);
  return readCoverage(reads, source, reps);
}
export function loadCoverage(scratch: Scratch, coverage: readonly RepCoverage[]): void {
  const put = scratch.prepare(
    "insert into coverage (source, userId, day, readAt, zone, closed) values (?, ?, ?, ?, ?, ?)",
  );
  scratch.load(() => {
    for (const { stored, lastRead } of coverage)
      for (const [day, { readAt, zone, closed }] of stored.asOf(lastRead).entries())
        put.run(stored.source, stored.userId, day, readAt, zone, closed ? 1 : 0);
  });
}
