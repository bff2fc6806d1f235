import { type Activity, personKey, type Source } from "#src/domain/activity/activity.ts";
import type { Intake } from "../ledger.ts";
import { commitIntake } from "./commit.ts";
import type { Database } from "./database.ts";
import { ACTIVITY_COLUMNS } from "./intake-tables.ts";
import { transaction } from "./transaction.ts";

let nextToken = 1;

export function openIntake(database: Database, source: Source): Intake {
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
  const empty = () => {
    for (const table of ["intake", "intake_unreadable"]) {
      database.prepare(`delete from temp.${table} where token = ?`).run(token);
    }
  };

  return {
    async add(part, activities, unreadable) {
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

    async forget(part) {
      for (const table of ["intake", "intake_unreadable"]) {
        database.prepare(`delete from temp.${table} where token = ? and part = ?`).run(token, part);
      }
    },

    async commit(plan) {
      try {
        return database.write(() => commitIntake(database, source, token, plan));
      } finally {
        empty();
      }
    },

    async discard() {
      empty();
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
  ];
}
