import { NO_PERSON, type Source, type UnreadableRow } from "#src/domain/activity/activity.ts";
import { endOfDay, startOfDay } from "#src/domain/calendar/zone.ts";
import { makeRoster, type Roster } from "#src/domain/people/roster.ts";
import type { CommitPlan, RepWindow } from "../ledger.ts";
import type { RepOutcome, SyncOutcome } from "../sync-runs.ts";
import { applyIntake, markGone } from "./apply-intake.ts";
import type { Database } from "./database.ts";
import { listPeople } from "./people.ts";
import { keepPeople, moveOwners } from "./person-owners.ts";
import { Recount } from "./recount.ts";
import { tuples } from "./rows.ts";
import { sumTeamDays } from "./sum-team-days.ts";
import { assertHeld, finishRun } from "./sync-runs.ts";
import { TouchedDays } from "./touched-days.ts";
import { keepUnreadable } from "./unreadable.ts";
import { listUsers } from "./users.ts";

/** Makes a plan true, step by step as `CommitPlan` says; inside the caller's transaction. */
export function commitIntake(
  database: Database,
  source: Source,
  token: number,
  plan: CommitPlan,
): SyncOutcome {
  assertHeld(database, plan.lease);
  keepPeople(database, source, token, plan.people);
  const people = listPeople(database, source);
  const peopleKeys = people.map((person) => person.id);
  const roster = makeRoster(listUsers(database), people, plan.workspaceZone);

  const touched = new TouchedDays(roster);
  moveOwners(database, source, roster, touched);
  const { readStartedAt, syncedAt } = plan;
  const write = { source, token, readStartedAt, now: Date.parse(syncedAt) };
  applyIntake(database, write, touched);
  const personKeys = plan.vanish.personKeys ?? [NO_PERSON, ...peopleKeys];
  markGone(database, write, { ...plan.vanish, personKeys }, touched);
  const unreadable = keepUnreadable(database, source, token, syncedAt);

  const readAt = new Date(readStartedAt).toISOString();
  const recount = new Recount(database, { source, roster, peopleKeys, readAt, syncedAt });
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
  recount.countTouched(touched, plan.windows);
  sumTeamDays(database);

  const outcome = plan.conclude(reps, unreadable);
  finishRun(database, plan.lease, syncedAt, { outcome });
  return outcome;
}

/**
 * How many distinct calls came in for each rep's window. Rows that could not be read are among them: in the window if their
 * start could be read and lies in it, or could not be read at all.
 */
function countReceived(
  database: Database,
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
