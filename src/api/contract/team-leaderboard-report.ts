import { z } from "zod";
import { METRIC_TYPES, type MetricType } from "#src/domain/metrics/metric.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import type { Cell } from "./csv-table.ts";
import { amount, metricType, someTypes } from "./fields.ts";
import { progressFields } from "./progress.ts";
import { publicReport } from "./public-report.ts";
import { publicFrameFields } from "./report-frame.ts";
import { askedWindow, parametersOf, windowParameters } from "./report-query.ts";

const DEFAULT_BY: MetricType = "phone_call_quantity";

const parameters = parametersOf({
  ...windowParameters,
  by: z
    .enum(METRIC_TYPES, `by must be one of ${METRIC_TYPES.join(", ")}`)
    .optional()
    .meta({ description: `The metric that ranks; ${DEFAULT_BY} unless given.` }),
});

const row = z
  .object({
    userId: z.string(),
    userName: z.string(),
    rank: z.number().int().nullable().meta({
      description:
        "From 1, equal values share one. Null where the workspace shows no ranks, or nothing was synced.",
    }),
    value: amount.meta({ description: "Of the metric that ranks." }),
    values: someTypes,
    target: progressFields.target,
    prorated: progressFields.prorated,
    pct: progressFields.pct,
    paceIndex: progressFields.paceIndex,
    status: progressFields.status,
    missingDays: z.number().int().meta({
      description: "Days of the window that have begun and were not read.",
    }),
  })
  .meta({ id: "LeaderboardRow" });

const rowCells = (values: Readonly<Partial<Record<MetricType, number | null | undefined>>>) =>
  METRIC_TYPES.map((type): Cell => values[type] ?? null);

export const teamLeaderboardReport = publicReport({
  name: "team-leaderboard",
  summary: "Who did how much",
  description:
    "A row for each rep. With `unassigned`, what nobody owns, the rows sum to `totals`. Where the workspace shows no ranks, rows are by name.",
  parameters,
  query: parameters.transform(({ by, ...window }, context) => ({
    asked: askedWindow(window, context),
    by: by ?? DEFAULT_BY,
  })),
  answer: z
    .object({
      ...publicFrameFields,
      by: metricType,
      ranked: z.boolean(),
      leaderboard: z.array(row),
      unassigned: someTypes,
      totals: someTypes,
    })
    .meta({ id: "TeamLeaderboard" }),
  csv: {
    columns: [
      "rank",
      "userId",
      "userName",
      "value",
      "target",
      "pct",
      "paceIndex",
      "status",
      "missingDays",
      ...METRIC_TYPES,
      "prorated",
    ],
    *rows({ by, leaderboard, unassigned }) {
      for (const one of leaderboard) {
        yield [
          one.rank,
          one.userId,
          one.userName,
          one.value,
          one.target,
          one.pct,
          one.paceIndex,
          one.status,
          one.missingDays,
          ...rowCells(one.values),
          one.prorated,
        ];
      }
      const own = unassigned[by] ?? null;
      const unknown: Cell[] = [null, null, null, null, null];
      yield [null, UNASSIGNED, "Unassigned", own, ...unknown, ...rowCells(unassigned), null];
    },
  },
  onWall: true,
  example: "period=weekly&by=talk_time_minutes",
});
