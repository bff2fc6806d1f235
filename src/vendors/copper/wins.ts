import type { Activity } from "#src/domain/activity/activity.ts";
import type { ReadOptions } from "#src/domain/activity/activity-source.ts";
import { VendorRejectedError } from "../http/errors.ts";
import type { CopperClient } from "./client.ts";
import { type MapFacts, toWin } from "./mapper.ts";
import { quietly } from "./quiet-read.ts";
import { type ReadRow, readRow } from "./row.ts";
import { walkWhole } from "./walk.ts";

export type WinRow = Extract<ReadRow, { what: "win" }>;
type StatusRow = WinRow | Extract<ReadRow, { what: "status" }>;

/** Every change of status is of this type. */
const STATUS_TYPES = [{ id: 1, category: "system" }] as const;

/**
 * The wins of the deals whose status changed in what is read, those of other days too. Which of them counts is said by all of them
 * and by what the deal is now, so it does not matter which days are read, nor in which order.
 */
export class Wins {
  readonly #client: CopperClient;
  /** What the read has brought, by opportunity and row. */
  readonly #brought = new Map<string, Map<string, { readonly slice: number; row: StatusRow }>>();

  constructor(client: CopperClient) {
    this.#client = client;
  }

  note(row: StatusRow, slice: number): void {
    const rows = this.#brought.get(row.opportunity) ?? new Map();
    this.#brought.set(row.opportunity, rows.set(row.id, { slice, row }));
  }

  /** Forgets what a slice brought that is read again. */
  forget(slice: number): void {
    for (const [opportunity, rows] of this.#brought) {
      for (const [id, one] of rows) if (one.slice === slice) rows.delete(id);
      if (rows.size === 0) this.#brought.delete(opportunity);
    }
  }

  /** `wholeSince`: ms since 1970; everything that has happened since then has been read. */
  async all(facts: MapFacts, wholeSince: number, read: ReadOptions): Promise<Activity[]> {
    const found: Activity[] = [];
    for (const [opportunity, brought] of this.#brought) {
      const wins = new Map<string, WinRow>();
      for (const { row } of brought.values()) if (row.what === "win") wins.set(row.id, row);
      const deal = facts.opportunities.get(opportunity);
      const createdAt = (deal?.date_created ?? 0) * 1000;
      if (createdAt < wholeSince) {
        const others = await this.#winsOf(opportunity, deal !== undefined, read);
        for (const row of others) wins.set(row.id, row);
      }
      const [latest] = [...wins.values()].sort(byTheLatest);
      for (const row of wins.values()) found.push(toWin(row, facts, row === latest));
    }
    return found;
  }

  async #winsOf(opportunity: string, isThere: boolean, read: ReadOptions): Promise<WinRow[]> {
    const parent = { type: "opportunity", id: opportunity } as const;
    const query = { parent, types: STATUS_TYPES, sort: "activity_date", direction: "asc" } as const;
    const list = {
      request: "POST /activities/search",
      // Of so few rows the hidden ones are easily more than a tenth.
      leastShown: 0,
      fetchPage: (page: number) => this.#client.searchActivities({ ...query, page }, read),
      parse: readRow,
      idOf: (row: ReadRow) => row.id,
    };
    let wins: WinRow[] = [];
    try {
      for await (const { again, items } of walkWhole(list, quietly(read))) {
        if (again) wins = [];
        wins.push(...items.filter((row) => row.what === "win"));
      }
    } catch (error) {
      // What Copper says when asked about a deal that was deleted is not known; a refusal must not end every sync from now on.
      if (isThere || !(error instanceof VendorRejectedError)) throw error;
    }
    return wins.filter((row) => row.opportunity === opportunity);
  }
}

/** Within one second the greater id is the later row. */
function byTheLatest({ row: a }: WinRow, { row: b }: WinRow): number {
  return b.activity_date - a.activity_date || Number(b.id) - Number(a.id);
}
