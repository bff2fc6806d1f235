import type {
  ActivitySource,
  ReadBatch,
  ReadOptions,
  ReadWindow,
} from "#src/domain/activity/activity-source.ts";
import { type CopperAccount, type CopperCatalogue, readAccount } from "./account.ts";
import { createBatchMaker } from "./batches.ts";
import type { CopperClient } from "./client.ts";
import { ContactNumbers } from "./contact-numbers.ts";
import type { CopperMemory } from "./memory.ts";
import { readRow } from "./row.ts";
import { toSlices } from "./slices.ts";
import { sweep } from "./sweep.ts";
import { walkWhole } from "./walk.ts";

/** A new row may take seconds to be found, and clocks differ: what was entered shortly before the last read is read again. */
const SWEEP_OVERLAP_MS = 3_600_000;

export interface CopperSourceOptions {
  readonly client: CopperClient;
  readonly clock: () => number;
  /** Keeps what one sync leaves for the next; another account's memory must not be recalled. */
  readonly memory: {
    recall(): Promise<CopperMemory | null>;
    remember(memory: CopperMemory): Promise<void>;
  };
  /** Told the account's own words whenever its people are listed. */
  onCatalogue(catalogue: CopperCatalogue): Promise<void>;
  /** The types of activity that stand for calls, `user/702301`: only their contacts' numbers are asked for. */
  callTypes(): Promise<ReadonlySet<string>>;
}

export function createCopperSource(options: CopperSourceOptions): ActivitySource {
  const { client, clock } = options;
  let account: CopperAccount | null = null;
  /** What each read would leave behind, once it has been committed; several may be under way. */
  const pending = new WeakMap<ReadWindow, CopperMemory>();
  /**
   * Contacts are what they are, also when the read fails: what was learnt of them need not be asked for again. Where even that cannot be
   * kept, the read's own failure is the one to tell.
   */
  const keepContacts = async (numbers: ContactNumbers): Promise<void> => {
    const seenUntil = (await options.memory.recall())?.seenUntil ?? null;
    await options.memory.remember({ seenUntil, contacts: numbers.toRemember() });
  };
  const learnAccount = async (read: ReadOptions): Promise<CopperAccount> => {
    account = await readAccount(client, read);
    await options.onCatalogue(account.catalogue);
    return account;
  };

  return {
    source: "copper",
    label: "Copper",
    personWord: "user",
    asksByPerson: false,
    // Copper forgets nothing.
    reachableFrom: () => 0,

    async listPeople(read) {
      return [...(await learnAccount(read)).people];
    },

    async *read(window, read) {
      const startedAt = clock();
      const present = account ?? (await learnAccount(read));
      const memory = await options.memory.recall();
      const seenUntil = memory?.seenUntil ?? null;
      const numbers = new ContactNumbers(client, memory?.contacts ?? {}, startedAt);
      const tools = { client, account: present, numbers, callTypes: await options.callTypes() };
      try {
        const saw = yield* readAll(window, startedAt, seenUntil, tools, read);
        pending.set(window, {
          seenUntil: saw ? startedAt : seenUntil,
          contacts: numbers.toRemember(),
        });
      } finally {
        if (!pending.has(window) && numbers.hasAsked)
          await keepContacts(numbers).catch(() => undefined);
      }
    },

    async settled(window) {
      const memory = pending.get(window);
      if (memory !== undefined) await options.memory.remember(memory);
    },
  };
}

type Tools = Parameters<typeof createBatchMaker>[0];

/**
 * The window's weeks, then what was entered late, then the wins of deals whose status changed in it: each a slice of its own, since rows of a
 * slice that is read again are forgotten. Answers whether everything entered since `seenUntil` was seen.
 */
async function* readAll(
  window: ReadWindow,
  startedAt: number,
  seenUntil: number | null,
  tools: Tools,
  read: ReadOptions,
): AsyncGenerator<ReadBatch, boolean> {
  const slices = toSlices(window, startedAt);
  const of = slices.length + 2;
  const maker = createBatchMaker(tools, read);
  const { client, account } = tools;
  for (const [slice, bounds] of slices.entries()) {
    const query = { ...bounds, types: account.askedTypes, sort: "activity_date" } as const;
    const list = {
      request: "POST /activities/search",
      fetchPage: (page: number) =>
        client.searchActivities({ ...query, page, direction: "asc" }, read),
      parse: readRow,
      idOf: (row: ReturnType<typeof readRow>) => row.id,
    };
    for await (const { again, page, items } of walkWhole(list, read)) {
      if (again) maker.forget(slice);
      yield { of, again, ...(await maker.make(slice, page, items)) };
    }
  }

  let sawAll = true;
  if (seenUntil !== null) {
    const query = { types: account.askedTypes, sort: "date_created", direction: "desc" } as const;
    const toSec = Math.floor(startedAt / 1000);
    const pages = sweep(
      (page) => client.searchActivities({ ...query, toSec, page }, read),
      Math.floor((seenUntil - SWEEP_OVERLAP_MS) / 1000),
      read,
    );
    let step = await pages.next();
    for (let page = 1; !step.done; page++) {
      const batch = await maker.make(slices.length, page, step.value.map(readRow));
      yield { of, again: false, ...batch };
      step = await pages.next();
    }
    sawAll = step.value;
  }

  const activities = await maker.wins(window.to < startedAt ? startedAt : window.from);
  if (activities.length > 0) {
    yield { slice: slices.length + 1, of, again: false, activities, unreadable: [] };
  }
  return sawAll;
}
