import type { Source } from "#src/domain/activity/activity.ts";
import { openIntakeRows } from "../counting/intake-rows.ts";
import type { Intake } from "../ledger.ts";
import { commitIntake } from "./commit.ts";
import type { Database } from "./database.ts";

export function openIntake(database: Database, source: Source): Intake {
  const rows = openIntakeRows(database);
  return {
    async add(part, activities, unreadable) {
      rows.add(part, activities, unreadable);
    },
    async forget(part) {
      rows.forget(part);
    },
    async commit(plan) {
      try {
        return database.write(() => commitIntake(database, { source, token: rows.token }, plan));
      } finally {
        rows.empty();
      }
    },
    async discard() {
      rows.empty();
    },
  };
}
