import fc from "fast-check";
import type { Activity, CallOutcome } from "#src/domain/activity/activity.ts";
import { addDays, type Day, earlierDay } from "#src/domain/calendar/day.ts";
import { PERIODS, WEEK_STARTS } from "#src/domain/calendar/period.ts";
import { UNASSIGNED, type User } from "#src/domain/people/person.ts";
import type { AskedPeriod } from "#src/reports/report-window.ts";
import { icuDay } from "./independent-count.ts";
import { openReportStory, type ReportStory } from "./report-story.ts";
import { aCall, anUnreadable, aPerson, aUser, STORY_BEGINS } from "./store-sync.ts";

const DAY_MS = 86_400_000;
/** A random team's story goes over so many days. */
export const STORY_DAYS = 14;

export const RANDOM_REPS = ["mara", "teo", "zoe"] as const;
const SEATS = ["11", "12", "13", "14"] as const;

/** Whole hours, halves and quarters, far to both sides of UTC; with clock changes in each of the stories below. */
const ZONES = [
  "America/Denver",
  "America/St_Johns",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Europe/Berlin",
  "Pacific/Auckland",
  "Pacific/Honolulu",
] as const;

/** First days: clocks change in North America, in Europe, and on Lord Howe Island by half an hour. */
const FIRST_DAYS = ["2026-03-02", "2026-03-23", "2026-10-24", "2025-10-30"] as const;

const zone = fc.constantFrom(...ZONES);

const call = fc.record({
  seat: fc.constantFrom(...SEATS, null),
  // Some of them begin at the very same second.
  minutes: fc.oneof(
    fc.integer({ min: 0, max: STORY_DAYS * 24 * 60 - 1 }),
    fc.integer({ min: 0, max: STORY_DAYS * 2 - 1 }).map((halfDays) => halfDays * 12 * 60),
  ),
  seconds: fc.integer({ min: 0, max: 3_000 }),
  direction: fc.constantFrom("in" as const, "out" as const, "out" as const, null),
  outcome: fc.constantFrom<CallOutcome | null>("answered", "unanswered", "voicemail", null),
});

const sync = fc.record({
  who: fc.constantFrom("all", "all", "all", ...RANDOM_REPS),
  from: fc.integer({ min: 0, max: STORY_DAYS - 1 }),
  days: fc.integer({ min: 1, max: STORY_DAYS }),
  /** Every so many-th call is gone at the source. */
  goneEvery: fc.constantFrom(0, 0, 5),
  unreadable: fc.boolean(),
});

export const randomTeams = fc.record({
  first: fc.constantFrom(...FIRST_DAYS),
  workspaceZone: zone,
  weekStart: fc.constantFrom(...WEEK_STARTS),
  repZones: fc.tuple(fc.option(zone), fc.option(zone), fc.option(zone)),
  calls: fc.array(call, { maxLength: 50 }),
  syncs: fc.array(sync, { minLength: 1, maxLength: 4 }),
  /** When it is asked, in minutes since the story's first midnight. */
  now: fc.integer({ min: 3 * 24 * 60, max: (STORY_DAYS + 1) * 24 * 60 }),
  /** Zoe is a user only after the syncs, so that her calls still count as nobody's. */
  zoeLate: fc.boolean(),
  /** Whose zone changes after the syncs. */
  moves: fc.option(fc.record({ who: fc.constantFrom(...RANDOM_REPS), zone })),
  /** Who leaves after the syncs. */
  leaves: fc.option(fc.constantFrom(...RANDOM_REPS), { freq: 3 }),
});
export type RandomTeam = typeof randomTeams extends fc.Arbitrary<infer Team> ? Team : never;

/** Days of the story, or a calendar period. */
export const randomWindows = fc.oneof(
  fc.record({
    from: fc.integer({ min: -1, max: STORY_DAYS }),
    days: fc.integer({ min: 0, max: STORY_DAYS }),
  }),
  fc.record({ period: fc.constantFrom(...PERIODS), back: fc.constantFrom(0, 0, 0, 1) }),
);
export type RandomWindow = typeof randomWindows extends fc.Arbitrary<infer Asked> ? Asked : never;

export function toAsked(window: RandomWindow, { first }: RandomTeam): AskedPeriod {
  if ("period" in window) return window;
  const from = addDays(first, window.from);
  return { from, to: addDays(from, window.days) };
}

/** Tells the story to a new store; runs `work` on it and puts it away. */
export async function withTeam<T>(
  team: RandomTeam,
  work: (reports: ReportStory) => Promise<T>,
): Promise<T> {
  const start = Date.parse(`${team.first}T00:00:00Z`);
  const reports = openReportStory({
    now: start + team.now * 60_000,
    zone: team.workspaceZone,
    weekStart: team.weekStart,
  });
  try {
    await tell(reports, team, start);
    return await work(reports);
  } finally {
    await reports.close();
  }
}

async function tell(reports: ReportStory, team: RandomTeam, start: number): Promise<void> {
  const users = RANDOM_REPS.map((id, n) => aUser(id, { timeZone: team.repZones[n] ?? null }));
  const zoe = users.filter(({ id }) => id === "zoe");
  await reports.store.users.add(team.zoeLate ? users.filter(({ id }) => id !== "zoe") : users);
  // The fourth seat is nobody's we know.
  const people = SEATS.map((seat, n) => aPerson(seat, users[n]?.email ?? "stranger@example.com"));
  // Syncs happen after all calls, so that what they read later is newer than what they read before.
  reports.story.now = Math.max(STORY_BEGINS, start + 2 * STORY_DAYS * DAY_MS);
  for (const [n, each] of team.syncs.entries())
    await runSync(reports, team, each, n, users, people);
  if (team.zoeLate) await reports.store.users.add(zoe);
  const { moves, leaves } = team;
  for (const user of users) {
    const timeZone = moves?.who === user.id ? moves.zone : user.timeZone;
    await reports.store.users.update([{ ...user, timeZone, active: leaves !== user.id }]);
  }
}

async function runSync(
  reports: ReportStory,
  team: RandomTeam,
  { who, from, days, goneEvery, unreadable }: RandomTeam["syncs"][number],
  number: number,
  users: readonly User[],
  people: ReturnType<typeof aPerson>[],
): Promise<void> {
  const now = reports.context.clock();
  const first = addDays(team.first, from);
  const windows: Record<string, readonly [Day, Day]> = {};
  for (const id of who === "all" ? [...RANDOM_REPS, UNASSIGNED] : [who]) {
    if (id === "zoe" && team.zoeLate) continue;
    const user = users.find((each) => each.id === id);
    const today = icuDay(now, user?.timeZone ?? team.workspaceZone);
    const last = earlierDay(addDays(first, days - 1), today);
    if (last >= first) windows[id] = [first, last];
  }
  if (Object.keys(windows).length === 0) return;
  const keys = who === "all" ? null : [SEATS[RANDOM_REPS.indexOf(who)] ?? ""];
  await reports.sync({
    people,
    windows,
    personKeys: keys,
    calls: callsOf(team).filter(
      ({ at, person }, n) =>
        at <= now &&
        (keys === null || keys.includes(person?.id ?? "")) &&
        (goneEvery === 0 || n % goneEvery !== number),
    ),
    unreadable: unreadable
      ? [anUnreadable(`bad-${number}`, { personKey: SEATS[number] ?? "" })]
      : [],
  });
}

function callsOf({ first, calls }: RandomTeam): Activity[] {
  const start = Date.parse(`${first}T00:00:00Z`);
  return calls.map(({ seat, minutes, seconds, direction, outcome }, n) => ({
    ...aCall(`call-${n}`, seat, start + minutes * 60_000, seconds),
    direction,
    outcome,
  }));
}
