import type { ActivityQuery, Ledger, LedgerActivity } from "../ledger.ts";
import { utcDayNumber } from "./activity-packs.ts";
import type { KnownReaders } from "./commit.ts";
import { openIntake } from "./intake.ts";
import { ActivityReader, type ActivityStretch } from "./read-activities.ts";
import { listUnreadable, UNREADABLE } from "./unreadable.ts";
import type { Workspace } from "./workspace.ts";

export function createLedger(workspace: Workspace, known: KnownReaders): Ledger {
  const calls = new ActivityReader(workspace);
  const present = async (stretch: ActivityStretch) =>
    (await calls.read(stretch)).filter(({ kind, state }) => kind === "call" && state === "present");
  return {
    openIntake: async (source) => openIntake(workspace, known, source),

    async tallyCalls(source, personKeys, from, to) {
      const found = await present({ source, personKeys, from, to });
      const totalSeconds = found.reduce((sum, call) => sum + call.totalSeconds, 0);
      return { calls: found.length, totalSeconds };
    },

    async tallyAnswers(source, personKeys, from, to) {
      const attempts = (await present({ source, personKeys, from, to })).filter(
        ({ direction }) => direction === "out",
      );
      const answered = attempts.filter(({ outcome }) => outcome === "answered");
      return { attempts: attempts.length, answered: answered.length };
    },

    findActivities: (query) => findActivities(calls, query),

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

/**
 * From the latest day back, until there are enough: a page of a quarter costs a few days' documents. Each step is twice as long
 * as the one before.
 */
async function findActivities(
  reader: ActivityReader,
  query: ActivityQuery,
): Promise<LedgerActivity[]> {
  const { after, limit } = query;
  const found: LedgerActivity[] = [];
  const first = utcDayNumber(query.from);
  let last = utcDayNumber(Math.min(query.to, after === null ? query.to : after.at + 1) - 1);
  for (let step = 1; last >= first && found.length < limit; step *= 2) {
    const from = Math.max(first, last - step + 1);
    const calls = await reader.read({
      ...query,
      from: Math.max(query.from, from * 86_400_000),
      to: Math.min(query.to, (last + 1) * 86_400_000),
    });
    const asked = calls
      .filter(({ kind, state }) => kind === query.kind && state === query.state)
      .filter((call) => after === null || latestFirst(after, call) < 0)
      .map(({ state: _, kind: __, ...activity }) => activity);
    found.push(...asked.sort(latestFirst));
    last = from - 1;
  }
  return found.slice(0, limit);
}

function latestFirst(
  a: Pick<LedgerActivity, "at" | "sourceId">,
  b: Pick<LedgerActivity, "at" | "sourceId">,
): number {
  if (a.at !== b.at) return b.at - a.at;
  if (a.sourceId === b.sourceId) return 0;
  return a.sourceId < b.sourceId ? 1 : -1;
}
