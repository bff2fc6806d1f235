import type { Source } from "#src/domain/activity/activity.ts";
import { openIntakeRows } from "../counting/intake-rows.ts";
import type { Intake } from "../ledger.ts";
import { commitIntake, type KnownReaders } from "./commit.ts";
import { Scratch } from "./scratch.ts";
import type { Workspace } from "./workspace.ts";

/** The rows on their way in stay in this process until they are committed. */
export function openIntake(workspace: Workspace, known: KnownReaders, source: Source): Intake {
  const scratch = new Scratch();
  const rows = openIntakeRows(scratch);
  return {
    async add(part, activities, unreadable) {
      rows.add(part, activities, unreadable);
    },
    async forget(part) {
      rows.forget(part);
    },
    async commit(plan) {
      try {
        return await commitIntake(workspace, known, scratch, { source, token: rows.token }, plan);
      } finally {
        scratch.close();
      }
    },
    async discard() {
      scratch.close();
    },
  };
}
