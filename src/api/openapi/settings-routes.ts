import { z } from "zod";
import {
  bandsRequest,
  bandsSchema,
  calendarRequest,
  calendarSchema,
  repCalendarRequest,
  repCalendarSchema,
} from "../contract/calendar.ts";
import { goalListSchema, goalsAnswerSchema, goalsQuery, goalsRequest } from "../contract/goals.ts";
import type { RouteDescription } from "./route-description.ts";

const GOAL = {
  userId: "ada",
  type: "phone_call_quantity",
  period: "daily",
  fromDay: "2026-10-01",
  target: 45,
  setBy: "key:manager",
  setAt: "2026-09-30T16:05:00.000Z",
} as const;

const listGoals: RouteDescription = {
  method: "get",
  path: "/api/goals",
  id: "listGoals",
  tag: "Settings",
  summary: "Goals: what is in force, what comes, and what was",
  access: "caller",
  query: goalsQuery,
  answer: {
    status: 200,
    description: "Every goal ever set, by person, metric, period and day.",
    schema: goalListSchema,
    example: {
      today: "2026-09-30",
      goals: [{ ...GOAL, userName: "Ada Byrd", before: 40, state: "coming" }],
    },
  },
  refusals: [],
  example: { address: "/api/goals?userId=ada&period=daily" },
};

const setGoals: RouteDescription = {
  method: "put",
  path: "/api/goals",
  id: "setGoals",
  tag: "Settings",
  summary: "Set goals",
  description:
    "All or none, each from a day on; `target` null ends a goal, `userId` null is the team. Setting what was set for that day already changes nothing. For managers. POST does the same.",
  access: "caller",
  body: goalsRequest,
  answer: {
    status: 200,
    description: "What changed.",
    schema: goalsAnswerSchema,
    example: { success: true, changes: { changed: 1, unchanged: 0 }, goals: [GOAL] },
  },
  refusals: ["not_allowed", "too_large"],
  example: {
    address: "/api/goals",
    body: {
      fromDay: "2026-10-01",
      goals: [{ userId: "ada", type: "phone_call_quantity", period: "daily", target: 45 }],
    },
  },
};

const CALENDAR = {
  weights: [1, 1, 1, 1, 0.5, 0, 0],
  dayStart: "09:00",
  dayEnd: "17:00",
  holidays: [{ day: "2026-11-26", name: "Thanksgiving" }],
};

const getCalendar: RouteDescription = {
  method: "get",
  path: "/api/settings/calendar",
  id: "getCalendar",
  tag: "Settings",
  summary: "When the team works",
  access: "caller",
  answer: {
    status: 200,
    description: "Weekdays, working hours and holidays.",
    schema: calendarSchema,
    example: CALENDAR,
  },
  refusals: [],
  example: { address: "/api/settings/calendar" },
};

const setCalendar: RouteDescription = {
  ...getCalendar,
  method: "put",
  id: "setCalendar",
  summary: "Set when the team works",
  description: "All of it. For managers.",
  body: calendarRequest,
  refusals: ["not_allowed", "too_large"],
  example: { address: "/api/settings/calendar", body: CALENDAR },
};

const pathParameters = z.object({ userId: z.string() });

const getRepCalendar: RouteDescription = {
  method: "get",
  path: "/api/settings/calendar/{userId}",
  id: "getRepCalendar",
  tag: "Settings",
  summary: "What is different for one rep",
  description: "A rep may ask for their own.",
  access: "caller",
  pathParameters,
  answer: {
    status: 200,
    description: "Weekdays of their own, first day at work, days off.",
    schema: repCalendarSchema,
    example: { userId: "ada", weights: null, startDay: null, daysOff: ["2026-10-12"] },
  },
  refusals: ["not_allowed", "user_not_found"],
  example: { address: "/api/settings/calendar/ada" },
};

const setRepCalendar: RouteDescription = {
  ...getRepCalendar,
  method: "put",
  id: "setRepCalendar",
  summary: "Set what is different for one rep",
  description: "All of it; days off are days, or ranges `{ from, to }`. For managers.",
  body: repCalendarRequest,
  refusals: ["not_allowed", "user_not_found", "too_large"],
  example: {
    address: "/api/settings/calendar/ada",
    body: {
      weights: null,
      startDay: null,
      daysOff: ["2026-10-12", { from: "2026-12-28", to: "2026-12-31" }],
    },
  },
};

const BANDS = { onTrack: 0.99, behind: 0.81 };

const getBands: RouteDescription = {
  method: "get",
  path: "/api/settings/bands",
  id: "getBands",
  tag: "Settings",
  summary: "When a goal is on track, and behind",
  access: "caller",
  answer: {
    status: 200,
    description: "The lowest pace index (so far / expected by now) of each.",
    schema: bandsSchema,
    example: BANDS,
  },
  refusals: [],
  example: { address: "/api/settings/bands" },
};

const setBands: RouteDescription = {
  ...getBands,
  method: "put",
  id: "setBands",
  summary: "Set when a goal is on track, and behind",
  description: "For managers.",
  body: bandsRequest,
  refusals: ["not_allowed", "too_large"],
  example: { address: "/api/settings/bands", body: BANDS },
};

/** Goals, the working calendar and the status bands. */
export const SETTINGS_ROUTES: readonly RouteDescription[] = [
  listGoals,
  setGoals,
  getCalendar,
  setCalendar,
  getRepCalendar,
  setRepCalendar,
  getBands,
  setBands,
];
