import type { UnreadableRow } from "#src/domain/activity/activity.ts";
import type {
  ActivitySource,
  ReadBatch,
  ReadOptions,
  ReadWindow,
} from "#src/domain/activity/activity-source.ts";
import type { VendorPerson } from "#src/domain/people/person.ts";
import { type JustCallClient, PAGE_SIZE } from "./client.ts";
import { type MappedRow, mappedId, toActivity, toVendorPerson } from "./mapper.ts";
import { type UserRow, userRowSchema } from "./schema.ts";
import { findFilterZone, findFirstPage, type VendorFacts } from "./self-test.ts";
import { reachableFrom, toSlices } from "./slices.ts";
import { type WalkedPage, walkWhole } from "./walk.ts";

export interface JustCallSourceOptions {
  readonly client: JustCallClient;
  /** The account's IANA zone as configured; the self-test confirms or corrects it. */
  readonly zone: string;
  readonly clock: () => number;
  /** Keeps what the self-test found, so that it is asked once per account and setting. */
  readonly memory: {
    recall(): Promise<VendorFacts | null>;
    remember(facts: VendorFacts): Promise<void>;
  };
}

interface Tested {
  readonly facts: VendorFacts;
  /** Where the test had to list them. */
  readonly people: VendorPerson[] | null;
}

export function createJustCallSource(options: JustCallSourceOptions): ActivitySource {
  const { client, clock } = options;
  let facts: VendorFacts | null = null;

  const listPeople = async (firstPage: 0 | 1, read: ReadOptions): Promise<VendorPerson[]> => {
    const found = new Map<string, VendorPerson>();
    const list = {
      request: "GET /v2.1/users",
      firstPage,
      fetchPage: (page: number) => client.listUsers(page, read),
      parse: (row: unknown) => userRowSchema.safeParse(row).data ?? null,
      idOf: (user: UserRow | null) => user?.id ?? null,
    };
    for await (const { again, items } of walkWhole(list, read)) {
      if (again) found.clear();
      for (const user of items) {
        if (user !== null) found.set(user.id, toVendorPerson(user));
        else read.watch.onWarning("JustCall lists a person who could not be read.");
      }
    }
    return [...found.values()];
  };

  /**
   * Runs the self-test unless its answer is remembered. Without a call to tell by, the documented answers are used for now. Syncs
   * that begin at once may each run it; all find the same.
   */
  const testItself = async (read: ReadOptions): Promise<Tested> => {
    const known = facts ?? (await options.memory.recall());
    if (known !== null) {
      facts = known;
      return { facts: known, people: null };
    }
    const found = await findFirstPage(client, clock(), options.zone, read);
    if (found === null) return { facts: { firstPage: 0, filterZone: options.zone }, people: null };
    const { firstPage, sample } = found;
    const people = await listPeople(firstPage, read);
    if (sample === null) return { facts: { firstPage, filterZone: options.zone }, people };
    const zones = [options.zone, ...people.map((person) => person.timeZone ?? "UTC"), "UTC"];
    const zone = await findFilterZone(client, firstPage, sample, zones, read);
    if (zone === null) {
      read.watch.onWarning(
        `JustCall's filter follows none of the zones tried; ${options.zone} is taken. Check JUSTCALL_TIME_ZONE.`,
      );
    }
    const learned = { firstPage, filterZone: zone ?? options.zone };
    facts = learned;
    await options.memory.remember(learned);
    return { facts: learned, people };
  };

  return {
    source: "justcall",
    label: "JustCall",
    personWord: "agent",
    asksByPerson: true,
    reachableFrom: (now) => reachableFrom(now, facts?.filterZone ?? options.zone),

    async listPeople(read) {
      const { facts: known, people } = await testItself(read);
      const { firstPage, filterZone } = known;
      if (filterZone !== options.zone) {
        read.watch.onWarning(
          `JustCall reads its filters in ${filterZone}, not in ${options.zone}; ${filterZone} is used. Set JUSTCALL_TIME_ZONE to it.`,
        );
      }
      return people ?? listPeople(firstPage, read);
    },

    async *read(window, read) {
      const { firstPage, filterZone } = (await testItself(read)).facts;
      const strangers = new Map<string, number>();
      const slices = toSlices(window, clock(), filterZone);
      for (const [slice, { from, to }] of slices.entries()) {
        const list = {
          request: "GET /v2.1/calls",
          firstPage,
          fetchPage: (page: number) =>
            client.listCalls(
              { page, perPage: PAGE_SIZE, from, to, agentId: window.personId },
              read,
            ),
          parse: toActivity,
          idOf: mappedId,
        };
        for await (const { again, page, items } of walkWhole(list, read)) {
          yield toBatch({ slice, of: slices.length, again, page, items }, window, strangers);
        }
      }
      for (const [type, count] of strangers) {
        read.watch.onWarning(
          `JustCall used a call type that Callboard does not know, "${type}", on ${count} calls. They are counted; their outcome is "other".`,
        );
      }
    },
  };
}

function toBatch(
  walked: WalkedPage<MappedRow> & Pick<ReadBatch, "slice" | "of">,
  window: ReadWindow,
  strangers: Map<string, number>,
): ReadBatch {
  const { slice, of, again, page } = walked;
  const activities = [];
  const unreadable: UnreadableRow[] = [];
  for (const [place, result] of walked.items.entries()) {
    if ("unreadable" in result) {
      const { sourceId, personKey, ...rest } = result.unreadable;
      unreadable.push({
        ...rest,
        sourceId: sourceId ?? `slice ${slice} page ${page} row ${place}`,
        personKey: personKey === "" ? (window.personId ?? "") : personKey,
      });
      continue;
    }
    const { activity } = result;
    // JustCall ignores filters it does not know without a word; another's call must not pass for this person's.
    if (window.personId !== null && activity.person?.id !== window.personId) continue;
    if (activity.outcome === "other") {
      const type = activity.vendorType ?? "(none)";
      strangers.set(type, (strangers.get(type) ?? 0) + 1);
    }
    activities.push(activity);
  }
  return { slice, of, again, activities, unreadable };
}
