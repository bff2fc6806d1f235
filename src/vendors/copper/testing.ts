import type { Activity } from "#src/domain/activity/activity.ts";
import type { ReadBatch, ReadOptions, ReadWindow } from "#src/domain/activity/activity-source.ts";
import type { CopperCatalogue } from "./account.ts";
import { type ActivityQuery, type CopperClient, PAGE_SIZE, type Page } from "./client.ts";
import { type CopperMemory, copperMemorySchema } from "./memory.ts";
import types from "./recordings/activity-types.json" with { type: "json" };
import users from "./recordings/users-search.json" with { type: "json" };
import { createCopperSource } from "./source.ts";

/** For tests: a Copper account in memory, behind the client's own interface, with pages of a size to be chosen. */

export interface MadeRow {
  readonly id: number;
  readonly activity_date: number;
  readonly date_created: number;
  readonly [field: string]: unknown;
}

export function aRead() {
  const warnings: string[] = [];
  const pages: number[] = [];
  const read: ReadOptions = {
    signal: new AbortController().signal,
    priority: "interactive",
    watch: {
      onPage: (rows) => pages.push(rows),
      onWait: () => undefined,
      onWarning: (text) => warnings.push(text),
    },
  };
  return { read, warnings, pages };
}

/** The rows that a search finds, in its order; ties by id, as databases do. */
export function search(rows: readonly MadeRow[], query: Omit<ActivityQuery, "page">): MadeRow[] {
  const sign = query.direction === "asc" ? 1 : -1;
  const types = query.types?.map((type) => `${type.category}/${type.id}`);
  return rows
    .filter((row) => row.activity_date >= (query.fromSec ?? 0))
    .filter((row) => row.activity_date <= (query.toSec ?? Number.POSITIVE_INFINITY))
    .filter((row) => types === undefined || types.includes(typeKey(row)))
    .filter((row) => query.parent === undefined || query.parent.id === parentId(row))
    .toSorted((a, b) => sign * (a[query.sort] - b[query.sort] || a.id - b.id));
}

export function cutPage(rows: readonly unknown[], page: number, size: number): Page {
  return { rows: rows.slice((page - 1) * size, page * size), total: rows.length };
}

export interface FakeAccount {
  rows: MadeRow[];
  users: object[];
  types: object[];
  pipelines: { id: string; name: string; stages: { id: string; name: string }[] }[];
  deals: { id: number; [field: string]: unknown }[];
  numbers: Record<string, string[]>;
}

/** Counts what is asked of it. Pages of activities may be shorter than asked for; then there is no count to end by. */
export function aFakeClient(account: FakeAccount, pageSize = PAGE_SIZE) {
  const asked: { searches: ActivityQuery[]; deals: string[][]; contacts: string[] } = {
    searches: [],
    deals: [],
    contacts: [],
  };
  const client: CopperClient = {
    listUsers: async (page) => cutPage(account.users, page, PAGE_SIZE),
    listActivityTypes: async () => ({
      user: account.types as { id: string; name: string; is_disabled: boolean }[],
    }),
    listPipelines: async () => account.pipelines,
    async searchActivities(query) {
      asked.searches.push(query);
      const page = cutPage(search(account.rows, query), query.page, pageSize);
      const counted = pageSize === PAGE_SIZE || query.sort === "date_created";
      return counted ? page : { ...page, total: null };
    },
    async searchOpportunities(ids, page) {
      asked.deals.push([...ids]);
      const found = account.deals.filter((deal) => ids.includes(String(deal.id)));
      return cutPage(found, page, PAGE_SIZE);
    },
    async getContact(kind, id) {
      asked.contacts.push(`${kind}/${id}`);
      return account.numbers[`${kind}/${id}`] ?? [];
    },
  };
  return { client, asked };
}

function parentId(row: MadeRow): string {
  return String((row["parent"] as { id: number } | undefined)?.id);
}

function typeKey(row: MadeRow): string {
  const type = row["type"] as { category: string; id: number } | undefined;
  return `${type?.category}/${type?.id}`;
}

export const DAY = 86_400;
/** 2026-09-21 00:00 UTC, seconds. */
export const MONDAY = Date.UTC(2026, 8, 21) / 1000;
export const NOW = (MONDAY + 10 * 3_600) * 1000;
export const WINDOW: ReadWindow = {
  from: (MONDAY - 20 * DAY) * 1000,
  to: (MONDAY + DAY) * 1000,
  personId: null,
};

export const row = (id: number, at: number, part: object): MadeRow => ({
  id,
  activity_date: at,
  date_created: at,
  user_id: 910001,
  ...part,
});
export const call = (id: number, at: number, part: object = {}) =>
  row(id, at, {
    type: { id: 702301, category: "user" },
    parent: { id: 5520014, type: "person" },
    details: "Left word",
    ...part,
  });
export const won = (id: number, at: number, deal = 6610021, part: object = {}) =>
  row(id, at, {
    type: { id: 1, category: "system", name: "Status Change" },
    parent: { id: deal, type: "opportunity" },
    old_value: "Open",
    new_value: "Won",
    ...part,
  });

export const anAccount = (part: Partial<FakeAccount> = {}): FakeAccount => ({
  rows: [],
  users,
  types: types.user.map((type) => ({ ...type, id: String(type.id) })),
  pipelines: [{ id: "220401", name: "New", stages: [{ id: "880101", name: "Qualified" }] }],
  deals: [{ id: 6610021, name: "Spring order", assignee_id: 910002, status: "Won" }],
  numbers: {},
  ...part,
});

/** A source on an account in memory; `sync` reads as the sync does, with a ledger's intake. */
export function aSource(
  account: FakeAccount,
  part: { pageSize?: number; client?: Partial<CopperClient> } = {},
) {
  const { client, asked } = aFakeClient(account, part.pageSize);
  const state = { memory: null as CopperMemory | null, now: NOW };
  const catalogues: CopperCatalogue[] = [];
  const source = createCopperSource({
    client: { ...client, ...part.client },
    clock: () => state.now,
    memory: {
      recall: async () => state.memory,
      remember: async (memory) => {
        state.memory = copperMemorySchema.parse(structuredClone(memory));
      },
    },
    onCatalogue: async (catalogue) => void catalogues.push(catalogue),
    callTypes: async () => new Set(["user/702301"]),
  });
  const { read, warnings } = aRead();
  const sync = async (window = WINDOW, settle = true) => {
    const intake = new Map<string, { slice: number; activity: Activity }>();
    const batches: ReadBatch[] = [];
    await source.listPeople(read);
    for await (const batch of source.read(window, read)) {
      batches.push(batch);
      if (batch.again) {
        for (const [id, { slice }] of intake) if (slice === batch.slice) intake.delete(id);
      }
      for (const activity of batch.activities) {
        intake.set(activity.sourceId, { slice: batch.slice, activity });
      }
    }
    if (settle) await source.settled?.(window);
    const activities = [...intake.values()].map((one) => one.activity);
    return {
      batches,
      activities,
      ids: activities.map((one) => Number(one.sourceId)).toSorted((a, b) => a - b),
    };
  };
  return { source, sync, asked, state, catalogues, warnings, read };
}
