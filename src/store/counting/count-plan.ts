import type { UnreadableRow } from "#src/domain/activity/activity.ts";
import { endOfDay, startOfDay } from "#src/domain/calendar/zone.ts";
import type { Roster } from "#src/domain/people/roster.ts";
import type { CommitPlan, RepWindow } from "../ledger.ts";
import type { RepOutcome } from "../sync-runs.ts";
import type { EnteredRows, IntakePlace } from "./enter-rows.ts";
import { Recount } from "./recount.ts";
import { type Prepares, tuples } from "./rows.ts";

/** Counts what a plan asks for once its rows are in the ledger (step 4 of `CommitPlan`), and says what came of each window. */
export function countPlan(
  database: Prepares,
  { source, token }: IntakePlace,
  plan: CommitPlan,
  entered: EnteredRows,
): RepOutcome[] {
  const { roster, unreadable } = entered;
  const recount = recountOf(database, source, plan, entered);
  const received = countReceived(database, token, roster, plan.windows, unreadable);
  const reps = plan.windows.map((window): RepOutcome => {
    const { changes, calls } = recount.countWindow(window);
    return {
      userId: window.userId,
      userEmail: window.userEmail,
      startDate: window.from,
      endDate: window.to,
      totalCalls: received.get(window.userId) ?? 0,
      callsProcessed: calls,
      changes,
      errors: unreadable
        .filter((row) => roster.ownerOf(row.personKey) === window.userId)
        .map((row) => ({ callId: row.sourceId, reason: row.reason })),
    };
  });
  recount.countTouched(entered.touched, plan.windows);
  return reps;
}

/** The counting that a plan asks for. */
export function recountOf(
  database: Prepares,
  source: IntakePlace["source"],
  plan: CommitPlan,
  { roster, peopleKeys }: EnteredRows,
): Recount {
  const readAt = new Date(plan.readStartedAt).toISOString();
  return new Recount(database, { source, roster, peopleKeys, readAt, syncedAt: plan.syncedAt });
}

/**
 * How many distinct calls came in for each rep's window. Rows that could not be read are among them: in the window if their
 * start could be read and lies in it, or could not be read at all.
 */
function countReceived(
  database: Prepares,
  token: number,
  roster: Roster,
  windows: readonly RepWindow[],
  unreadable: readonly UnreadableRow[],
): Map<string, number> {
  const bounds = new Map(
    windows.map((window) => {
      const zone = roster.zoneOf(window.userId);
      const from = startOfDay(window.from, zone);
      return [window.userId, { from, to: endOfDay(window.to, zone), calls: 0 }];
    }),
  );
  const take = (key: string, at: number | null) => {
    const window = bounds.get(roster.ownerOf(key));
    if (window === undefined) return;
    if (at === null || (at >= window.from && at < window.to)) window.calls += 1;
  };
  const all = database.prepare("select personKey, at from temp.intake where token = ?");
  for (const [key, at] of tuples<[string, number]>(all, token)) take(key, at);
  for (const row of unreadable) take(row.personKey, row.at);
  return new Map([...bounds].map(([userId, window]) => [userId, window.calls]));
}
