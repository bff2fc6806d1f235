import type { SandboxAccount } from "#sandbox/justcall/account.ts";
import { sentCalendar } from "#src/api/contract/calendar.ts";
import { addDays, type Day, dayName, dayNumber } from "#src/domain/calendar/day.ts";
import type { Period } from "#src/domain/calendar/period.ts";
import { weekdayOf } from "#src/domain/calendar/weekday.ts";
import { PLAIN_CALENDAR } from "#src/domain/calendar/working-calendar.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import type { Caller } from "#src/server/caller.ts";
import { setGoals } from "#src/server/goals.ts";
import type { Services } from "#src/server/services.ts";
import { setRepCalendar, setTeamCalendar } from "#src/server/working-calendar.ts";

const DEMO: Caller = { name: "demo", role: "admin", userId: null };

/** Calls and minutes of talk time a working day: near what each of the generated team does, some above and some below. */
const DAILY: Readonly<Record<string, readonly [calls: number, minutes: number]>> = {
  "nora-whitfield": [29, 90],
  "dario-vance": [48, 75],
  "priya-raman": [39, 85],
  "caleb-stroud": [42, 95],
  "ines-marlow": [37, 78],
  "tobias-fenn": [46, 55],
  "jun-castellan": [34, 105],
  "lena-abara": [26, 30],
};
const WORKING_DAYS: Readonly<Record<Period, number>> = {
  daily: 1,
  weekly: 5,
  monthly: 20,
  quarterly: 62,
};
/** What the team has of its own; elsewhere its reps' goals are summed. */
const TEAM_GOALS = [
  { type: "phone_call_quantity", period: "monthly", target: 6_200 },
  { type: "phone_call_quantity", period: "quarterly", target: 19_000 },
  { type: "talk_time_minutes", period: "monthly", target: 12_000 },
] as const;

/** The fifth was on leave lately, and the last has just begun (`sandbox/justcall/rep.ts`). */
const [ON_LEAVE, LEAVE_FROM, LEAVE_TO] = ["ines-marlow", -38, -30] as const;
const NEW_HIRE = "lena-abara";
const NEXT_OFF = "priya-raman";

type Wiring = Pick<Services, "store" | "config">;

/** Goals, the season's holidays and days off for the generated team, so that there is a pace to see at once. */
export async function setSandboxGoals(
  services: Wiring,
  account: SandboxAccount,
  now: number,
): Promise<void> {
  const today = dayOf(now, services.config.workspaceZone);
  await setGoals(services, DEMO, {
    fromDay: addDays(today, -100),
    goals: [...repGoals(), ...team()],
  });
  await setGoals(services, DEMO, {
    fromDay: firstOfNextMonth(today),
    goals: [{ userId: "dario-vance", type: "phone_call_quantity", period: "daily", target: 50 }],
  });
  await setTeamCalendar(services, DEMO, {
    ...sentCalendar(PLAIN_CALENDAR),
    holidays: seasonHolidays(today),
  });
  await setDaysOff(services, account, today);
}

function team() {
  return TEAM_GOALS.map((goal) => ({ userId: null, ...goal }));
}

function repGoals() {
  return Object.entries(DAILY).flatMap(([userId, [calls, minutes]]) =>
    Object.entries(WORKING_DAYS).flatMap(([period, days]) => [
      { userId, period, type: "phone_call_quantity", target: calls * days },
      { userId, period, type: "talk_time_minutes", target: minutes * days },
    ]),
  );
}

async function setDaysOff(services: Wiring, account: SandboxAccount, today: Day): Promise<void> {
  const plain = { weights: null, startDay: null, daysOff: [] };
  const hired = account.agents.at(-1)?.createdAt ?? 0;
  const friday = addDays(today, 7 + ((4 - weekdayOf(dayNumber(today)) + 7) % 7));
  await setRepCalendar(services, DEMO, ON_LEAVE, {
    ...plain,
    daysOff: [{ from: addDays(today, LEAVE_FROM), to: addDays(today, LEAVE_TO) }],
  });
  await setRepCalendar(services, DEMO, NEW_HIRE, {
    ...plain,
    startDay: dayOf(hired, services.config.workspaceZone),
  });
  await setRepCalendar(services, DEMO, NEXT_OFF, { ...plain, daysOff: [friday] });
}

/** Holidays of the United States in the next four months. Those before had their calls generated as any other day. */
export function seasonHolidays(today: Day): { day: Day; name: string }[] {
  const year = Number(today.slice(0, 4));
  return [year, year + 1]
    .flatMap(holidaysOf)
    .filter(({ day }) => day >= today && day <= addDays(today, 120));
}

function holidaysOf(year: number) {
  return [
    { day: `${year}-01-01`, name: "New Year’s Day" },
    { day: nthWeekday(year, 1, 0, 3), name: "Martin Luther King Jr. Day" },
    { day: nthWeekday(year, 2, 0, 3), name: "Presidents’ Day" },
    { day: addDays(nthWeekday(year, 6, 0, 1), -7), name: "Memorial Day" },
    { day: `${year}-06-19`, name: "Juneteenth" },
    { day: `${year}-07-04`, name: "Independence Day" },
    { day: nthWeekday(year, 9, 0, 1), name: "Labor Day" },
    { day: nthWeekday(year, 11, 3, 4), name: "Thanksgiving" },
    { day: `${year}-12-25`, name: "Christmas Day" },
  ];
}

/** The nth of a weekday (0 is Monday) in a month. */
function nthWeekday(year: number, month: number, weekday: number, n: number): Day {
  const first = dayNumber(`${year}-${String(month).padStart(2, "0")}-01`);
  return dayName(first + ((weekday - weekdayOf(first) + 7) % 7) + (n - 1) * 7);
}

function firstOfNextMonth(today: Day): Day {
  return `${addDays(`${today.slice(0, 7)}-01`, 31).slice(0, 7)}-01`;
}
