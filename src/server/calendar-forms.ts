import type { SentCalendar } from "#src/api/contract/calendar.ts";
import type { Caller } from "./caller.ts";
import type { FormAsk } from "./form-route.ts";
import type { SettingsForm } from "./settings-form.ts";
import { setStatusBands } from "./status-bands.ts";
import { repCalendar, setRepCalendar, setTeamCalendar, teamCalendar } from "./working-calendar.ts";

type Fields = FormAsk["form"];

const PAGE = "/settings/calendar";
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/** The team's weekdays and hours. */
export const weekForm: SettingsForm = {
  name: () => "week",
  page: () => PAGE,
  async save({ services, caller, form }) {
    await setTeamCalendar(services, caller, {
      ...(await teamCalendar(services)),
      weights: weightsOf(form),
      dayStart: form["dayStart"] ?? "",
      dayEnd: endOfDay(form["dayEnd"] ?? ""),
    });
    return "week";
  },
};

/** One more holiday; a second name for the same day takes the place of the first. */
export const holidayForm: SettingsForm = {
  name: () => "holiday",
  page: () => PAGE,
  fieldOf: (field) => field.replace(/^holidays\.0\./, ""),
  async save({ services, caller, form }) {
    const day = form["day"] ?? "";
    await changeHolidays(services, caller, (holidays) => [
      { day, name: form["name"] ?? "" },
      ...holidays.filter((holiday) => holiday.day !== day),
    ]);
    return "holiday";
  },
};

export const removedHolidayForm: SettingsForm = {
  name: () => "removed holiday",
  page: () => PAGE,
  async save({ services, caller, form }) {
    await changeHolidays(services, caller, (holidays) =>
      holidays.filter(({ day }) => day !== form["day"]),
    );
    return "holiday-removed";
  },
};

async function changeHolidays(
  services: FormAsk["services"],
  caller: Caller,
  change: (holidays: SentCalendar["holidays"]) => SentCalendar["holidays"],
): Promise<void> {
  const calendar = await teamCalendar(services);
  await setTeamCalendar(services, caller, { ...calendar, holidays: change(calendar.holidays) });
}

/** The status bands, in per cent. */
export const bandsForm: SettingsForm = {
  name: () => "bands",
  page: () => PAGE,
  async save({ services, caller, form }) {
    await setStatusBands(services, caller, {
      onTrack: shareOf(form["onTrack"]),
      behind: shareOf(form["behind"]),
    });
    return "bands";
  },
};

/** A rep's own weekdays and first day. */
export const repWeekForm: SettingsForm = {
  name: repName("week"),
  page: repPage,
  async save({ services, caller, form }) {
    const userId = form["userId"] ?? "";
    const { daysOff } = await repCalendar(services, caller, userId);
    const startDay = (form["startDay"] ?? "").trim();
    await setRepCalendar(services, caller, userId, {
      weights: form["week"] === "own" ? weightsOf(form) : null,
      startDay: startDay === "" ? null : startDay,
      daysOff,
    });
    return "rep-week";
  },
};

/** Days off from one day to another; without the second, one day. */
export const daysOffForm: SettingsForm = {
  name: repName("days off"),
  page: repPage,
  fieldOf: (field) => field.replace(/^daysOff\.0\./, ""),
  async save({ services, caller, form }) {
    const from = (form["from"] ?? "").trim();
    const to = (form["to"] ?? "").trim();
    await changeDaysOff({ services, caller, form }, (days) => [
      { from, to: to === "" ? from : to },
      ...days,
    ]);
    return "days-off";
  },
};

export const removedDaysOffForm: SettingsForm = {
  name: repName("removed days off"),
  page: repPage,
  async save({ services, caller, form }) {
    const { from = "", to = "" } = form;
    await changeDaysOff({ services, caller, form }, (days) =>
      days.filter((day) => day < from || day > to),
    );
    return "days-off-removed";
  },
};

async function changeDaysOff(
  { services, caller, form }: Omit<FormAsk, "request"> & { readonly caller: Caller },
  change: (days: readonly string[]) => readonly unknown[],
): Promise<void> {
  const userId = form["userId"] ?? "";
  const { weights, startDay, daysOff } = await repCalendar(services, caller, userId);
  const changed = { weights, startDay, daysOff: change(daysOff) };
  await setRepCalendar(services, caller, userId, changed);
}

function repName(form: string) {
  return (fields: Fields) => `${form} of ${fields["userId"] ?? ""}`;
}

function repPage(fields: Fields): string {
  return `${PAGE}/reps/${encodeURIComponent(fields["userId"] ?? "")}`;
}

function weightsOf(fields: Fields): unknown[] {
  return WEEKDAYS.map((weekday) => numberOf(fields[`weights.${weekday}`]));
}

/** A number as it was typed, with a point or a comma; nothing is none: 0. What is no number stays text. */
function numberOf(text: string | undefined): unknown {
  const plain = (text ?? "").trim().replace(",", ".");
  if (plain === "") return 0;
  return Number.isNaN(Number(plain)) ? text : Number(plain);
}

/** Per cent as a share, without what dividing by a hundred adds: 29 is 0.29. */
function shareOf(text: string | undefined): unknown {
  const plain = (text ?? "").trim().replace(/ ?%$/, "").replace(",", ".");
  if (plain === "" || Number.isNaN(Number(plain))) return text;
  return Number((Number(plain) / 100).toFixed(6));
}

/** A browser's clock has no 24:00. */
function endOfDay(text: string): string {
  return text === "00:00" ? "24:00" : text;
}
