import type { ArchiveValues } from "../archive.ts";
import { type PackPlace, packPath, packRow, packWrites, toPack, utcDay } from "./activity-packs.ts";
import type { Found, Reads } from "./connection.ts";
import { COVERAGE, type CoveredDay, CoveredDays, coveragePath } from "./covered-days.ts";
import { RepNumbers, readReps } from "./reps.ts";
import { type RepDayAmounts, teamDayWrites } from "./team-day-documents.ts";
import type { Write } from "./writes.ts";

/** Coverage documents that are held at a time. */
const PAGE = 50;

type StoredActivity = ArchiveValues["activity"];

/** Rows into the person's days that they belong to; each day is one group. */
export async function mergeActivities(
  reads: Reads,
  activities: readonly StoredActivity[],
): Promise<Write[][]> {
  const days = Map.groupBy(activities, ({ source, personKey, at }) =>
    JSON.stringify([source, personKey, utcDay(at)]),
  );
  const groups: Write[][] = [];
  for (const some of days.values()) {
    const [first] = some;
    if (first === undefined) continue;
    const place: PackPlace = {
      source: first.source,
      personKey: first.personKey,
      day: utcDay(first.at),
    };
    const stored = await readPacks(reads, place);
    const rows = new Map(stored.flatMap((pack) => pack.rows).map((row) => [row[0], row]));
    for (const activity of some) rows.set(activity.sourceId, packRow(activity));
    const inOrder = [...rows.values()].sort(
      (a, b) => a[2] - b[2] || (a[0] < b[0] ? -1 : Number(a[0] > b[0])),
    );
    groups.push(packWrites(place, inOrder, stored.length));
  }
  return groups;
}

async function readPacks(reads: Reads, place: PackPlace) {
  const first = await reads.get(packPath(place, 0));
  if (first === null) return [];
  const { packs } = toPack(first);
  const paths = Array.from({ length: packs - 1 }, (_, n) => packPath(place, n + 1));
  const more = (await reads.getAll(paths)).filter((found): found is Found => found !== null);
  return [first, ...more].map(toPack);
}

/** Days into the reps' coverage; each rep is one group. */
export async function mergeCoverage(
  reads: Reads,
  coverage: readonly ArchiveValues["coverage"][],
): Promise<Write[][]> {
  const reps = Map.groupBy(coverage, ({ userId, source }) => coveragePath(userId, source));
  const groups: Write[][] = [];
  for (const [path, some] of reps) {
    const [first] = some;
    if (first === undefined) continue;
    const found = await reads.get(path);
    const days = new Map<string, CoveredDay>(found === null ? [] : CoveredDays.of(found).entries());
    for (const { day, readAt, zone, closed } of some) days.set(day, { readAt, zone, closed });
    groups.push([new CoveredDays(first.userId, first.source, days).write()]);
  }
  return groups;
}

/** What the team's days say of days that were read before their end. */
export async function* openDayWrites(reads: Reads): AsyncGenerator<Write[]> {
  const numbers = new RepNumbers(await readReps(reads));
  for (let after: string | null = null; ; ) {
    const behind: string | null = after;
    const found = await reads.find(COVERAGE, (all) => {
      const ordered = all.orderBy("__name__").limit(PAGE);
      return behind === null ? ordered : ordered.startAfter(behind);
    });
    for (const { userId, source, ...days } of found.map(openDaysOf))
      yield days.open.flatMap((day) =>
        teamDayWrites(
          day,
          source,
          new Map<string, RepDayAmounts>([[userId, { amounts: {}, open: true }]]),
          (rep) => numbers.of(rep),
        ),
      );
    after = found.at(-1)?.id ?? null;
    if (after === null || found.length < PAGE) return;
  }
}

function openDaysOf(found: Found) {
  const covered = CoveredDays.of(found);
  const open = [...covered.entries()].filter(([, { closed }]) => !closed).map(([day]) => day);
  return { userId: covered.userId, source: covered.source, open };
}
