import { METRIC_TYPES, type MetricType } from "#src/domain/metrics/metric.ts";
import type { PUBLIC_REPORTS } from "../contract/public-reports.ts";
import type { Shape } from "../contract/shape.ts";
import { FRAME, PROGRESS } from "./examples.ts";

type Reports = (typeof PUBLIC_REPORTS)[number];
/** An example for each report; the compiler wants all of them, and of the right shape. */
type Examples = {
  readonly [Name in Reports["name"]]: Shape<Extract<Reports, { name: Name }>["answer"]>;
};

const [CALLS, TALK] = ["phone_call_quantity", "talk_time_minutes"] as const;

const every = (some: Partial<Record<MetricType, number>>) =>
  Object.fromEntries(METRIC_TYPES.map((type) => [type, some[type] ?? null])) as Record<
    MetricType,
    number | null
  >;

const spark = [{ day: "2026-09-30", value: 41 }];

const kpi = {
  type: CALLS,
  value: 1840,
  before: 1702,
  targetFrom: "reps",
  dailyTarget: 95,
  ...PROGRESS,
} as const;

export const PUBLIC_EXAMPLES: Examples = {
  "team-metrics": {
    ...FRAME,
    totals: every({ [CALLS]: 1840, [TALK]: 4211.5 }),
    unassigned: every({ [CALLS]: 31, [TALK]: 12.25 }),
    before: null,
  },
  "team-kpis": { ...FRAME, kpis: [kpi], workingDays: { elapsed: 61.5, total: 66 } },
  "team-trends": {
    ...FRAME,
    series: {
      [CALLS]: [
        { date: "2026-09-29", value: 88 },
        { date: "2026-09-30", value: 41 },
      ],
      [TALK]: [
        { date: "2026-09-29", value: 201.5 },
        { date: "2026-09-30", value: 96 },
      ],
    },
  },
  "team-goals": { teamGoals: { monthly: { [CALLS]: 2000 }, daily: { [CALLS]: 95 } } },
  "team-leaderboard": {
    ...FRAME,
    by: CALLS,
    ranked: true,
    leaderboard: [
      {
        userId: "ada",
        userName: "Ada Okafor",
        rank: 1,
        value: 912,
        values: { [CALLS]: 912, [TALK]: 2100.5 },
        target: 1000,
        prorated: 950,
        pct: 96,
        paceIndex: 0.99,
        status: "on_track",
        missingDays: 0,
      },
    ],
    unassigned: { [CALLS]: 31, [TALK]: 12.25 },
    totals: { [CALLS]: 943, [TALK]: 2112.75 },
  },
  "user-overview": {
    ...FRAME,
    complete: true,
    missingRepDays: 0,
    missing: [],
    userId: "ada",
    userName: "Ada Okafor",
    zone: "America/Denver",
    matched: true,
    beforeRange: { from: "2026-04-01", to: "2026-06-30" },
    kpis: [{ type: CALLS, value: 912, before: 870, ...PROGRESS, spark, dailyTarget: 45 }],
    averageSeconds: { value: 138, before: 141, spark },
    answered: { share: 0.41, answered: 340, attempts: 829, before: 0.39 },
    byHour: [{ hour: 9, calls: 101, answered: 44 }],
    calendar: [
      { day: "2026-09-30", calls: 41, target: 45, attainment: 0.91, working: true, holiday: null },
    ],
    streak: { days: 3, best: 11, bestEndedOn: "2026-09-17", todayHit: null },
  },
};
