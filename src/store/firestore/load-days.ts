import type { Source } from "#src/domain/activity/activity.ts";
import { type Day, eachDay } from "#src/domain/calendar/day.ts";
import { endOfDay, startOfDay } from "#src/domain/calendar/zone.ts";
import { CALL_METRICS } from "#src/domain/metrics/call-documents.ts";
import { METRIC_TYPES, type MetricType, metricId } from "#src/domain/metrics/metric.ts";
import { CRM, DIALER } from "#src/domain/sources/call-sources.ts";
import type { PlanCounting } from "../counting/count-plan.ts";
import type { EnteredRows } from "../counting/enter-rows.ts";
import { METRIC_COLUMNS } from "../counting/metric-rows.ts";
import { PAIRED_WITHIN_MS } from "../counting/pair-days.ts";
import type { Recount } from "../counting/recount.ts";
import { TouchedDays } from "../counting/touched-days.ts";
import type { Reads } from "./connection.ts";
import type { LedgerLoader, Loaders } from "./ledger-loader.ts";
import { isOurs, metricPath, toDocument } from "./metric-documents.ts";
import { loadCoverage, type RepCoverage, readCoverage } from "./rep-coverage.ts";
import type { Scratch } from "./scratch.ts";

/**
 * The calls of both sources on the days that are paired anew, and the documents of the CRM's days among them. Answers with the
 * coverage of the CRM, where that is not the plan's own source.
 */
export async function loadPaired(
  reads: Reads,
  scratch: Scratch,
  loaders: Loaders,
  source: Source,
  counting: PlanCounting,
): Promise<RepCoverage[]> {
  const { both, pairing } = counting;
  if (both === null) return [];
  const paired = [...pairing].map(([userId, some]): [string, Day[]] => [userId, [...some].sort()]);
  for (const [userId, days] of paired) {
    for (const run of runsOf(days)) {
      const { from, to } = instantsOf(run, both.crm.zoneOf(userId));
      await loaders.of(CRM).loadPeople(both.crm.keysOf(userId), from, to);
      await loaders
        .of(DIALER)
        .loadPeople(both.dialer.keysOf(userId), from - PAIRED_WITHIN_MS, to + PAIRED_WITHIN_MS);
    }
  }
  if (source === CRM) return [];
  const coverage = await readCoverage(
    reads,
    CRM,
    paired.map(([userId]) => userId),
  );
  loadCoverage(scratch, coverage);
  // A changed zone cuts all days anew that were cut in the old one.
  const touched = new TouchedDays(both.crmRoster);
  for (const [userId, days] of paired) for (const day of days) touched.touchDay(userId, day);
  const again = both.crm.daysAgain(touched, []);
  await loadDays(reads, scratch, loaders.of(CRM), both.crm, CRM, [...again]);
  return coverage;
}

/** The activities and documents of every rep-day that will be counted. */
export async function loadCounted(
  reads: Reads,
  scratch: Scratch,
  loaders: Loaders,
  source: Source,
  entered: EnteredRows,
  counting: PlanCounting,
): Promise<void> {
  const { recount } = counting;
  const touched = new TouchedDays(entered.roster);
  for (const [userId, days] of entered.touched.entries())
    for (const day of days) touched.touchDay(userId, day);
  // On any of the days that are paired anew the pairs may change.
  if (source === CRM)
    for (const [userId, days] of counting.pairing)
      for (const day of days) touched.touchDay(userId, day);
  const days: [string, readonly Day[]][] = [
    ...entered.windows.map(({ userId, from, to }): [string, Day[]] => [userId, eachDay(from, to)]),
    ...recount.daysAgain(touched, entered.windows),
    ...counting.leaving,
  ];
  await loadDays(reads, scratch, loaders.of(source), recount, source, days);
}

async function loadDays(
  reads: Reads,
  scratch: Scratch,
  loader: LedgerLoader,
  recount: Recount,
  source: Source,
  days: readonly (readonly [string, readonly Day[]])[],
): Promise<void> {
  for (const [userId, some] of days) {
    for (const run of runsOf(some)) {
      const { from, to } = instantsOf(run, recount.zoneOf(userId));
      await loader.loadPeople(recount.keysOf(userId), from, to);
    }
  }
  const types = METRICS_OF[source];
  const ids = days.flatMap(([userId, some]) =>
    some.flatMap((day) => types.map((type) => metricId(userId, type, day, source))),
  );
  await loadDocuments(reads, scratch, [...new Set(ids)]);
}

/** Days that follow each other, as ranges. `days` rise. */
function runsOf(days: readonly Day[]): { from: Day; to: Day }[] {
  const runs: { from: Day; to: Day }[] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last !== undefined && eachDay(last.to, day).length <= 2) last.to = day;
    else runs.push({ from: day, to: day });
  }
  return runs;
}

function instantsOf({ from, to }: { from: Day; to: Day }, zone: string) {
  return { from: startOfDay(from, zone), to: endOfDay(to, zone) };
}

/** What may be counted of a source. */
const METRICS_OF: Readonly<Record<Source, readonly MetricType[]>> = {
  justcall: CALL_METRICS.map(({ type }) => type),
  copper: METRIC_TYPES.filter((type) => type !== "talk_time_minutes" && type !== "sms_quantity"),
  manual: [],
};

/** Documents at a time: each is some 500 bytes in the scratch database, and several times that on its way there. */
const DOCUMENTS = 1_500;

async function loadDocuments(
  reads: Reads,
  scratch: Scratch,
  ids: readonly string[],
): Promise<void> {
  const put = scratch.prepare(
    `insert or ignore into metrics (${METRIC_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (let place = 0; place < ids.length; place += DOCUMENTS) {
    const found = await reads.getAll(ids.slice(place, place + DOCUMENTS).map(metricPath));
    scratch.load(() => {
      for (const one of found) {
        if (one === null) continue;
        const { id, userId, type, value, date, source, metadata, createdAt } = toDocument(one);
        // What another program wrote in its own form is brought to ours: without its basis it differs from what is counted.
        const basis = isOurs(one) ? metadata : {};
        put.run(id, userId, type, value, date, source, JSON.stringify(basis), createdAt);
      }
    });
  }
}
