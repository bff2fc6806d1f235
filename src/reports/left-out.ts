import { type Day, eachDay, earlierDay } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";
import { dayOf, endOfDay, startOfDay } from "#src/domain/calendar/zone.ts";
import type { Measure } from "#src/domain/metrics/measure.ts";
import { type MetricDocument, metricDay } from "#src/domain/metrics/metric.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import type { LedgerCall } from "#src/store/ledger.ts";
import type { ReportContext } from "./context.ts";
import type { CountedCalls } from "./counted-calls.ts";
import { isOfCalls } from "./measured-days.ts";
import type { ReportWindow } from "./report-window.ts";
import type { Team } from "./team.ts";

export type LeftOutReason = "gone_at_source" | "day_not_synced" | "unreadable" | "other_source";

/** What is not in a number although somebody might look for it there. */
export interface LeftOut {
  readonly reason: LeftOutReason;
  /** For people. */
  readonly text: string;
  readonly count: number;
  /** A few of them; `at` is an ISO instant, null where the start could not be read. */
  readonly examples: readonly { readonly callId: string; readonly at: string | null }[];
}

interface Asked {
  readonly window: ReportWindow;
  readonly userId: string | null;
  readonly measure: Measure;
  /** All documents of the window, and those of them that count. */
  readonly documents: readonly MetricDocument[];
  readonly counted: readonly MetricDocument[];
  readonly behind: CountedCalls;
  readonly now: number;
}

const TEXTS: Readonly<Record<LeftOutReason, string>> = {
  gone_at_source:
    "The source had this call once, and no longer has it: a whole read did not find it any more.",
  day_not_synced:
    "The call is in the ledger, but its day was not read whole yet, so that the day has no number.",
  unreadable: "The source sent a row that cannot be read. It is kept aside.",
  other_source:
    "Another source has a number for the same day of the same rep. One counts, the other is shown beside it.",
};

const EXAMPLES = 5;
/** Counted one by one up to here; nobody needs to know more exactly how much more it is. */
const MOST = 10_000;

/** Reasons with at least one case, in a fixed order. */
export async function leftOut(
  context: ReportContext,
  team: Team,
  asked: Asked,
): Promise<LeftOut[]> {
  if (!isOfCalls(asked.measure)) return otherSources(asked);
  const { ledger } = context.store;
  const owners =
    asked.userId === null ? [...team.users.map(({ id }) => id), UNASSIGNED] : [asked.userId];
  const read = new Set(
    asked.documents.map((document) => `${document.userId} ${metricDay(document)}`),
  );
  const gone: Example[] = [];
  const unsynced: Example[] = [];
  const unreadable: Example[] = [];
  for (const userId of owners) {
    const personKeys = team.keysOf(userId);
    if (personKeys.length === 0) continue;
    const zone = team.roster.zoneOf(userId);
    const stretch = {
      from: startOfDay(asked.window.from, zone),
      to: endOfDay(asked.window.to, zone),
    };
    const calls = { source: "justcall", personKeys, after: null, limit: MOST, ...stretch } as const;
    gone.push(...(await ledger.findCalls({ ...calls, state: "gone" })).map(toExample));
    for (const { from, to } of missedDays(read, userId, asked.window, dayOf(asked.now, zone))) {
      const ofDays = { from: startOfDay(from, zone), to: endOfDay(to, zone) };
      const found = await ledger.findCalls({ ...calls, ...ofDays, state: "present" });
      // Where the rep's zone has changed since, a call may count for a day beside the one it would fall on now.
      unsynced.push(...found.filter((call) => !asked.behind.has(call)).map(toExample));
    }
    const rows = await ledger.findUnreadable("justcall", personKeys, stretch.from, stretch.to);
    unreadable.push(...rows.map(({ sourceId, at }) => ({ callId: sourceId, at: toInstant(at) })));
  }
  return [
    ...toReason("gone_at_source", gone),
    ...toReason("day_not_synced", unsynced),
    ...toReason("unreadable", unreadable),
    ...otherSources(asked),
  ];
}

type Example = LeftOut["examples"][number];

/** Runs of days that have begun and have no document of the rep's. */
function missedDays(
  read: ReadonlySet<string>,
  userId: string,
  { from, to }: ReportWindow,
  today: Day,
): DayRange[] {
  const runs: { from: Day; to: Day }[] = [];
  let run: { from: Day; to: Day } | null = null;
  for (const day of eachDay(from, earlierDay(to, today))) {
    if (read.has(`${userId} ${day}`)) run = null;
    else if (run !== null) run.to = day;
    else {
      run = { from: day, to: day };
      runs.push(run);
    }
  }
  return runs;
}

function otherSources({ documents, counted }: Asked): LeftOut[] {
  const kept = new Set(counted.map(({ id }) => id));
  const others = documents.filter(({ id, value }) => !kept.has(id) && value !== 0);
  return toReason(
    "other_source",
    others.map(({ id, date }) => ({ callId: id, at: date })),
  );
}

function toReason(reason: LeftOutReason, cases: readonly Example[]): LeftOut[] {
  if (cases.length === 0) return [];
  return [{ reason, text: TEXTS[reason], count: cases.length, examples: cases.slice(0, EXAMPLES) }];
}

function toExample({ sourceId, at }: LedgerCall): Example {
  return { callId: sourceId, at: toInstant(at) };
}

function toInstant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
