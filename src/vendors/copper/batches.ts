import type { Activity, UnreadableRow } from "#src/domain/activity/activity.ts";
import type { ReadBatch, ReadOptions } from "#src/domain/activity/activity-source.ts";
import type { CopperAccount } from "./account.ts";
import type { CopperClient } from "./client.ts";
import type { ContactNumbers } from "./contact-numbers.ts";
import { Deals } from "./deals.ts";
import { toActivity } from "./mapper.ts";
import type { ReadRow } from "./row.ts";
import { Wins } from "./wins.ts";

export interface BatchTools {
  readonly client: CopperClient;
  readonly account: CopperAccount;
  readonly numbers: ContactNumbers;
  readonly callTypes: ReadonlySet<string>;
}

/** Turns one read's pages into batches; keeps what pages must know of each other. */
export interface BatchMaker {
  make(
    slice: number,
    page: number,
    rows: readonly ReadRow[],
  ): Promise<Pick<ReadBatch, "slice" | "activities" | "unreadable">>;
  /** Forgets what a slice brought that is read again. */
  forget(slice: number): void;
  /**
   * All wins of the deals whose status changed on these pages, once all were made. `wholeSince`: ms since 1970; everything that has
   * happened since then is on them.
   */
  wins(wholeSince: number): Promise<Activity[]>;
}

export function createBatchMaker(tools: BatchTools, read: ReadOptions): BatchMaker {
  const deals = new Deals(tools.client);
  const wins = new Wins(tools.client);

  return {
    async make(slice, page, rows) {
      const dealIds = rows.flatMap((row) => ("opportunity" in row ? [row.opportunity] : []));
      const facts = {
        ...tools.account,
        opportunities: await deals.find(dealIds, read),
      };
      const activities: Activity[] = [];
      const unreadable: UnreadableRow[] = [];
      for (const [place, row] of rows.entries()) {
        if (row.what === "win" || row.what === "status") wins.note(row, slice);
        const mapped = toActivity(row, facts);
        if (mapped === null) continue;
        if ("unreadable" in mapped) {
          const { sourceId, ...rest } = mapped.unreadable;
          const name = sourceId ?? `slice ${slice} page ${page} row ${place}`;
          unreadable.push({ ...rest, sourceId: name });
          continue;
        }
        activities.push(mapped.activity);
      }
      const filled = await tools.numbers.fill(activities, tools.callTypes, read);
      return { slice, activities: filled, unreadable };
    },
    forget: (slice) => wins.forget(slice),
    wins: (wholeSince) =>
      wins.all({ ...tools.account, opportunities: deals.found }, wholeSince, read),
  };
}
