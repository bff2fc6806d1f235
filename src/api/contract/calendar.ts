import { z } from "zod";
import { type Day, daysBetween, eachDay } from "#src/domain/calendar/day.ts";
import type {
  RepCalendar,
  WeekdayWeights,
  WorkingCalendar,
} from "#src/domain/calendar/working-calendar.ts";
import type { StatusBands } from "#src/domain/goals/status-bands.ts";
import { dayText } from "./fields.ts";
import { settingDay, settingsOf } from "./setting-fields.ts";

const MOST_HOLIDAYS = 400;
const MOST_DAYS_OFF = 1_000;
const MOST_NAME = 80;
const WEIGHT = "must be a number from 0 to 1";
const TIME = "must be a time like 09:00";
const RATIO = "must be a number above 0 and at most 2";

const weight = z.number(WEIGHT).min(0, WEIGHT).max(1, WEIGHT);
const weights = z
  .array(weight, "must be a list of seven numbers, Monday first")
  .length(7, "must be seven numbers, Monday first")
  .refine((all) => all.some((one) => one > 0), "must leave at least one working day")
  .transform((all) => all as unknown as WeekdayWeights);

/** `09:00` as minutes after midnight; `24:00` is the end of a day. */
const timeOfDay = z
  .string(TIME)
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, TIME)
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

const holiday = settingsOf({
  day: settingDay,
  name: z
    .string("must be a name")
    .trim()
    .min(1, "must not be empty")
    .max(MOST_NAME, `must have at most ${MOST_NAME} characters`),
});

const clockText = z
  .string()
  .regex(/^\d{2}:\d{2}$/)
  .meta({ description: "Time of day.", example: "09:00" });
const weightList = z
  .array(z.number())
  .length(7)
  .meta({ description: "Monday first: 1 a whole working day, 0.5 half a one, 0 none." });

/** The team's working days as they are answered, and may be sent back. */
export const calendarSchema = z
  .object({
    weights: weightList,
    dayStart: clockText,
    dayEnd: clockText,
    holidays: z.array(z.object({ day: dayText, name: z.string() })),
  })
  .meta({ id: "WorkingCalendar" });

/** What is different for one rep, as it is answered. */
export const repCalendarSchema = z
  .object({
    userId: z.string(),
    weights: weightList.nullable().meta({ description: "Null: the team's." }),
    startDay: dayText.nullable().meta({ description: "First day at work, if it counts." }),
    daysOff: z.array(dayText),
  })
  .meta({ id: "RepCalendar" });

export const bandsSchema = z
  .object({ onTrack: z.number(), behind: z.number() })
  .meta({ id: "StatusBands" });

/** The team's working days as they are sent, both ways. */
export interface SentCalendar {
  /** Monday first: 1 a whole working day, 0.5 half a one, 0 none. */
  readonly weights: readonly number[];
  /** `09:00` */
  readonly dayStart: string;
  readonly dayEnd: string;
  readonly holidays: readonly { readonly day: Day; readonly name: string }[];
}

/** `PUT /api/settings/calendar` */
export const calendarRequest = settingsOf({
  weights,
  dayStart: timeOfDay,
  dayEnd: timeOfDay,
  holidays: z
    .array(holiday, "must be a list of days with names")
    .max(MOST_HOLIDAYS, `must be at most ${MOST_HOLIDAYS}`),
})
  .superRefine(({ dayStart, dayEnd, holidays }, context) => {
    if (dayEnd <= dayStart) {
      context.addIssue({
        code: "custom",
        path: ["dayEnd"],
        message: "must be after the start of work",
      });
    }
    const seen = new Set<Day>();
    for (const [place, { day }] of holidays.entries()) {
      if (seen.has(day)) {
        const path = ["holidays", place, "day"];
        context.addIssue({ code: "custom", path, message: "is there twice" });
      }
      seen.add(day);
    }
  })
  .transform(
    ({ weights, dayStart, dayEnd, holidays }): WorkingCalendar => ({
      weights,
      dayStartMinute: dayStart,
      dayEndMinute: dayEnd,
      holidays: holidays.toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    }),
  );

export function sentCalendar(calendar: WorkingCalendar): SentCalendar {
  const { weights, dayStartMinute, dayEndMinute, holidays } = calendar;
  return { weights, dayStart: clock(dayStartMinute), dayEnd: clock(dayEndMinute), holidays };
}

function clock(minute: number): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** A day alone is a range of one. */
const daysOff = z
  .preprocess(
    (one) => (typeof one === "string" ? { from: one, to: one } : one),
    settingsOf({ from: settingDay, to: settingDay })
      .refine(({ from, to }) => from <= to, {
        path: ["to"],
        message: "must not lie before the first day",
      })
      .refine(({ from, to }) => daysBetween(from, to) <= 366, {
        path: ["to"],
        message: "must lie within a year of the first day",
      }),
  )
  .meta({
    override({ jsonSchema }: { readonly jsonSchema: Record<string, unknown> }) {
      const range = { ...jsonSchema };
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
      Object.assign(jsonSchema, { anyOf: [{ type: "string", format: "date" }, range] });
    },
  });

/** `PUT /api/settings/calendar/{userId}`; days off are days, or ranges of them. */
export const repCalendarRequest = settingsOf({
  weights: weights.nullable(),
  startDay: settingDay.nullable(),
  daysOff: z
    .array(daysOff, "must be a list of days")
    .max(MOST_DAYS_OFF, `must be at most ${MOST_DAYS_OFF}`),
}).transform(({ weights, startDay, daysOff }, context): RepCalendar => {
  const days = new Set(daysOff.flatMap(({ from, to }) => eachDay(from, to)));
  if (days.size > MOST_DAYS_OFF) {
    const message = `must be at most ${MOST_DAYS_OFF} days`;
    context.addIssue({ code: "custom", path: ["daysOff"], message });
  }
  return { weights, startDay, daysOff: [...days].sort() };
});

const ratio = z.number(RATIO).gt(0, RATIO).max(2, RATIO);

/** `PUT /api/settings/bands`: the lowest pace index (so far / expected by now) that is on track, and behind. */
export const bandsRequest = settingsOf({ onTrack: ratio, behind: ratio })
  .refine(({ onTrack, behind }) => behind < onTrack, {
    path: ["behind"],
    message: "must be below where on track begins",
  })
  .transform((bands): StatusBands => bands);
