import type { Source } from "#src/domain/activity/activity.ts";
import { dayName } from "#src/domain/calendar/day.ts";
import type { CallQuery, Ledger, LedgerCall } from "../ledger.ts";
import { ACTIVITIES, type ActivityPack, toPack, utcDayNumber } from "./activity-packs.ts";
import type { Reads } from "./connection.ts";
import { openIntake } from "./intake.ts";
import { chunks } from "./ledger-loader.ts";
import type { PeopleReaders } from "./people.ts";
import { listUnreadable, UNREADABLE } from "./unreadable.ts";
import type { Workspace } from "./workspace.ts";

/** A stored call with what the tallies need beside. */
type StoredCall = LedgerCall & { readonly state: "present" | "gone" };

/** Days that are read at a time where a page of calls is looked for; each step back is twice as long as the one before. */
const LONGEST_STEP = 64;

export function createLedger(workspace: Workspace, people: PeopleReaders): Ledger {
  const present = async (
    source: Source,
    personKeys: readonly string[],
    from: number,
    to: number,
  ) => {
    if (from >= to) return [];
    const calls = await workspace.snapshot((reads) =>
      readCalls(reads, { source, personKeys, from, to }),
    );
    return calls.filter(({ state }) => state === "present");
  };
  return {
    openIntake: async (source) => openIntake(workspace, people, source),

    async tallyCalls(source, personKeys, from, to) {
      const calls = await present(source, personKeys, from, to);
      const totalSeconds = calls.reduce((sum, call) => sum + call.totalSeconds, 0);
      return { calls: calls.length, totalSeconds };
    },

    async tallyAnswers(source, personKeys, from, to) {
      const attempts = (await present(source, personKeys, from, to)).filter(
        ({ direction }) => direction === "out",
      );
      const answered = attempts.filter(({ outcome }) => outcome === "answered");
      return { attempts: attempts.length, answered: answered.length };
    },

    findCalls: (query) => workspace.snapshot((reads) => findCalls(reads, query)),

    async countUnreadable(source) {
      return workspace.connection.count(UNREADABLE, (rows) => rows.where("source", "==", source));
    },

    async findUnreadable(source, personKeys, from, to) {
      const rows = await workspace.snapshot((reads) => listUnreadable(reads, source));
      const wanted = new Set(personKeys);
      return rows
        .filter(({ personKey }) => wanted.has(personKey))
        .filter(({ at }) => at === null || (at >= from && at < to))
        .sort((a, b) => (a.at ?? -1) - (b.at ?? -1) || (a.sourceId < b.sourceId ? -1 : 1))
        .map(({ sourceId, reason, at, personKey }) => ({ sourceId, reason, at, personKey }));
    },
  };
}

/** From the latest day back, until there are enough: a page of a quarter costs a few days' documents. */
async function findCalls(reads: Reads, query: CallQuery): Promise<LedgerCall[]> {
  const { after, limit } = query;
  const found: LedgerCall[] = [];
  const first = utcDayNumber(query.from);
  let last = utcDayNumber(Math.min(query.to, after === null ? query.to : after.at + 1) - 1);
  for (
    let step = 1;
    last >= first && found.length < limit;
    step = Math.min(step * 2, LONGEST_STEP)
  ) {
    const from = Math.max(first, last - step + 1);
    const calls = await readCalls(reads, {
      ...query,
      from: Math.max(query.from, from * 86_400_000),
      to: Math.min(query.to, (last + 1) * 86_400_000),
    });
    const asked = calls
      .filter(({ state }) => state === query.state)
      .filter((call) => after === null || latestFirst(after, call) < 0)
      .map(({ state: _, ...call }) => call);
    found.push(...asked.sort(latestFirst));
    last = from - 1;
  }
  return found.slice(0, limit);
}

/** Calls of these people in [from, to), present and gone, in no order. */
async function readCalls(
  reads: Reads,
  query: Pick<CallQuery, "source" | "personKeys" | "from" | "to">,
): Promise<StoredCall[]> {
  const [first, last] = [dayName(utcDayNumber(query.from)), dayName(utcDayNumber(query.to - 1))];
  const packs = await Promise.all(
    chunks(query.personKeys).map((keys) =>
      reads.find(ACTIVITIES, (all) =>
        all
          .where("source", "==", query.source)
          .where("personKey", "in", keys)
          .where("day", ">=", first)
          .where("day", "<=", last),
      ),
    ),
  );
  return packs
    .flat()
    .flatMap((found) => callsOf(toPack(found)))
    .filter(({ at }) => at >= query.from && at < query.to);
}

function callsOf({ source, personKey, rows }: ActivityPack): StoredCall[] {
  return rows
    .filter(([, kind]) => kind === "call")
    .map(([sourceId, , at, direction, outcome, , totalSeconds, , , , otherNumber, , , state]) => ({
      source,
      sourceId,
      at,
      direction,
      outcome,
      totalSeconds,
      otherNumber,
      personKey,
      state,
    }));
}

function latestFirst(
  a: Pick<LedgerCall, "at" | "sourceId">,
  b: Pick<LedgerCall, "at" | "sourceId">,
): number {
  if (a.at !== b.at) return b.at - a.at;
  if (a.sourceId === b.sourceId) return 0;
  return a.sourceId < b.sourceId ? 1 : -1;
}
