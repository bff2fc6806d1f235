import { type Activity, personKey, type UnreadableRow } from "#src/domain/activity/activity.ts";
import { crmText } from "./crm-text.ts";
import { ACTIVITY_COLUMNS } from "./intake-tables.ts";
import type { Executes } from "./rows.ts";
import { transaction } from "./transaction.ts";

let nextToken = 1;

/** The rows of one intake, on their way in. */
export interface IntakeRows {
  /** Tells them from those of other intakes in the same tables. */
  readonly token: number;
  add(part: string, activities: readonly Activity[], unreadable: readonly UnreadableRow[]): void;
  forget(part: string): void;
  /** Forgets them all. */
  empty(): void;
}

/** In a database that has the tables of `createIntakeTables`. */
export function openIntakeRows(database: Executes): IntakeRows {
  const token = nextToken++;
  const put = database.prepare(
    `insert or replace into temp.intake (token, sourceId, part, ${ACTIVITY_COLUMNS.join(", ")})
     values (?, ?, ?, ${ACTIVITY_COLUMNS.map(() => "?").join(", ")})`,
  );
  const putUnreadable = database.prepare(
    `insert or replace into temp.intake_unreadable (token, sourceId, part, reason, at, personKey, row)
     values (?, ?, ?, ?, ?, ?, ?)`,
  );
  const drop = database.prepare("delete from temp.intake where token = ? and sourceId = ?");
  const dropUnreadable = database.prepare(
    "delete from temp.intake_unreadable where token = ? and sourceId = ?",
  );
  let hasUnreadable = false;

  return {
    token,
    add(part, activities, unreadable) {
      transaction(database, "deferred", () => {
        if (unreadable.length > 0) hasUnreadable = true;
        for (const activity of activities)
          put.run(token, activity.sourceId, part, ...values(activity));
        // Whichever came last of a row stands: read after all, or unreadable now.
        if (hasUnreadable)
          for (const { sourceId } of activities) dropUnreadable.run(token, sourceId);
        for (const row of unreadable) {
          drop.run(token, row.sourceId);
          putUnreadable.run(token, row.sourceId, part, row.reason, row.at, row.personKey, row.row);
        }
      });
    },
    forget(part) {
      for (const table of ["intake", "intake_unreadable"]) {
        database.prepare(`delete from temp.${table} where token = ? and part = ?`).run(token, part);
      }
    },
    empty() {
      for (const table of ["intake", "intake_unreadable"]) {
        database.prepare(`delete from temp.${table} where token = ?`).run(token);
      }
    },
  };
}

/** In the order of ACTIVITY_COLUMNS. */
function values(activity: Activity): (string | number | null)[] {
  return [
    activity.kind,
    activity.at,
    activity.direction,
    activity.outcome,
    activity.vendorType,
    activity.totalSeconds,
    activity.talkSeconds,
    activity.holdSeconds,
    activity.ringSeconds,
    activity.otherNumber,
    personKey(activity.person),
    activity.person?.name ?? null,
    activity.person?.email ?? null,
    activity.crm === undefined ? null : crmText(activity.crm),
  ];
}
