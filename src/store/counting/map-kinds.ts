import type { Source } from "#src/domain/activity/activity.ts";
import { type ActivityMapping, mappedKind } from "#src/domain/activity/activity-mapping.ts";
import { crmMetrics } from "#src/domain/metrics/crm-metrics.ts";
import { CRM } from "#src/domain/sources/call-sources.ts";
import { type Prepares, rows, tuples } from "./rows.ts";
import type { TouchedDays } from "./touched-days.ts";

/** The types of activity that an account defines itself; what they stand for is said by the mapping alone. */
const OWN_TYPES = "vendorType like 'user/%'";

/** Gives the rows on their way in the kinds that the account's types stand for. */
export function mapIntake(database: Prepares, token: number, mapping: ActivityMapping): void {
  const types = rows<{ vendorType: string }>(
    database.prepare(
      `select distinct vendorType from temp.intake where token = ? and crm is not null and ${OWN_TYPES}`,
    ),
    token,
  );
  const put = database.prepare(
    "update temp.intake set kind = ? where token = ? and vendorType = ? and crm is not null",
  );
  for (const { vendorType } of types) put.run(mappedKind(mapping, vendorType), token, vendorType);
}

/**
 * Where the mapping is another than the one that the ledger was last counted by, rows are given their new kinds, and every day on
 * which something counts otherwise is touched.
 */
export function remapLedger(
  database: Prepares,
  source: Source,
  before: ActivityMapping,
  after: ActivityMapping,
  touched: TouchedDays,
): void {
  // All that there ever was is gone through, so only where there is something to be found.
  if (source !== CRM || !isOtherMapping(before, after)) return;
  const types = changedKeys(before.types, after.types);
  const stages = changedKeys(before.stages, after.stages);
  const find = database.prepare(
    `select personKey, at from activity where source = ? and crm is not null and state = 'present'
       and vendorType in (select value from json_each(?))`,
  );
  touchAll(tuples(find, source, JSON.stringify(types)), touched);
  const put = database.prepare(
    `update activity set kind = ?, twin = null where source = ? and vendorType = ? and kind <> ?`,
  );
  for (const type of types) {
    const kind = mappedKind(after, type);
    put.run(kind, source, type, kind);
  }
  const moves = database.prepare(
    `select personKey, at from activity where source = ? and kind = 'stage_change' and state = 'present'
       and json_extract(crm, '$.stage') in (select value from json_each(?))`,
  );
  touchAll(tuples(moves, source, JSON.stringify(stages)), touched);
  if (metricNames(before) !== metricNames(after)) touchCovered(database, source, touched);
}

function touchAll(found: Iterable<[string, number]>, touched: TouchedDays): void {
  for (const [personKey, at] of found) touched.touch(personKey, at);
}

/** A metric that is new, or no longer there, concerns the days without any activity too. */
function touchCovered(database: Prepares, source: Source, touched: TouchedDays): void {
  const covered = tuples<[string, string]>(
    database.prepare("select userId, day from coverage where source = ?"),
    source,
  );
  for (const [userId, day] of covered) touched.touchDay(userId, day);
}

function metricNames(mapping: ActivityMapping): string {
  return crmMetrics(mapping)
    .map(({ type }) => type)
    .join(" ");
}

function changedKeys(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter((key) => before[key] !== after[key]);
}

/** Whether documents that were counted by one mapping are other documents by another. */
export function isOtherMapping(before: ActivityMapping, after: ActivityMapping): boolean {
  return (
    changedKeys(before.types, after.types).length > 0 ||
    changedKeys(before.stages, after.stages).length > 0
  );
}
