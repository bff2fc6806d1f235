import {
  calendarRequest,
  repCalendarRequest,
  type SentCalendar,
  sentCalendar,
} from "#src/api/contract/calendar.ts";
import { acceptFields } from "#src/api/contract/invalid-fields.ts";
import { PLAIN_REP_CALENDAR, type RepCalendar } from "#src/domain/calendar/working-calendar.ts";
import { assertManager, assertMayOpenRep, type Caller } from "./caller.ts";
import { assertUser } from "./known-user.ts";
import type { Services } from "./services.ts";

type Wiring = Pick<Services, "store">;

export type SentRepCalendar = RepCalendar & { readonly userId: string };

export async function teamCalendar({ store }: Wiring): Promise<SentCalendar> {
  return sentCalendar((await store.settings.workspace()).calendar);
}

/** Sets when the team works, all of it. Throws `not_allowed` or `InvalidFields`. */
export async function setTeamCalendar(
  { store }: Wiring,
  caller: Caller,
  given: unknown,
): Promise<SentCalendar> {
  assertManager(caller);
  const calendar = acceptFields(calendarRequest, given);
  await store.settings.changeWorkspace({ calendar });
  return sentCalendar(calendar);
}

/** What is different for one rep, who may see it, as may managers. Throws `not_allowed` or `user_not_found`. */
export async function repCalendar(
  wiring: Wiring,
  caller: Caller,
  userId: string,
): Promise<SentRepCalendar> {
  assertMayOpenRep(caller, userId);
  await assertUser(wiring, userId);
  const calendars = await wiring.store.settings.repCalendars();
  return { userId, ...(calendars.get(userId) ?? PLAIN_REP_CALENDAR) };
}

/** Sets what is different for one rep, all of it. Throws `not_allowed`, `user_not_found` or `InvalidFields`. */
export async function setRepCalendar(
  wiring: Wiring,
  caller: Caller,
  userId: string,
  given: unknown,
): Promise<SentRepCalendar> {
  assertManager(caller);
  await assertUser(wiring, userId);
  const calendar = acceptFields(repCalendarRequest, given);
  await wiring.store.settings.setRepCalendar(userId, calendar);
  return { userId, ...calendar };
}
