import type { ReadOptions } from "#src/domain/activity/activity-source.ts";
import { type CopperClient, PAGE_SIZE } from "./client.ts";
import { quietly } from "./quiet-read.ts";
import { type Opportunity, opportunitySchema } from "./schema.ts";
import { walkWhole } from "./walk.ts";

/** The opportunities that one read's rows are about, each asked for once. */
export class Deals {
  readonly #client: CopperClient;
  readonly #found = new Map<string, Opportunity>();
  readonly #asked = new Set<string>();

  constructor(client: CopperClient) {
    this.#client = client;
  }

  get found(): ReadonlyMap<string, Opportunity> {
    return this.#found;
  }

  /** All that were ever asked for here. One that is deleted or hidden from the key is missing. */
  async find(ids: readonly string[], read: ReadOptions): Promise<ReadonlyMap<string, Opportunity>> {
    const fresh = [...new Set(ids)].filter((id) => !this.#asked.has(id));
    for (let first = 0; first < fresh.length; first += PAGE_SIZE) {
      await this.#fetch(fresh.slice(first, first + PAGE_SIZE), read);
    }
    return this.#found;
  }

  async #fetch(ids: readonly string[], read: ReadOptions): Promise<void> {
    const list = {
      request: "POST /opportunities/search",
      // One that does not come is unknown, which is provided for.
      leastShown: 0,
      fetchPage: (page: number) => this.#client.searchOpportunities(ids, page, read),
      parse: (row: unknown) => opportunitySchema.safeParse(row).data ?? null,
      idOf: (deal: Opportunity | null) => deal?.id ?? null,
    };
    for await (const { items } of walkWhole(list, quietly(read))) {
      for (const deal of items) if (deal !== null) this.#found.set(deal.id, deal);
    }
    for (const id of ids) this.#asked.add(id);
  }
}
