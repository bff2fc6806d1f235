import { z } from "zod";
import { dailySyncAnswerSchema, dailySyncRequestSchema } from "../contract/daily-sync.ts";
import { callsTable, explainParameters, explanation } from "../contract/explanation.ts";
import { healthSchema } from "../contract/health-schema.ts";
import { metricDocumentsSchema } from "../contract/metric-documents-schema.ts";
import { metricsQuerySchema } from "../contract/queries.ts";
import { sourceStatusSchema } from "../contract/source-status-schema.ts";
import { repSyncAnswerSchema, startedRunSchema } from "../contract/sync-answer-schema.ts";
import { syncRequestSchema, syncRunRequestSchema } from "../contract/sync-request.ts";
import { syncRunSchema } from "../contract/sync-run-schema.ts";
import { userSettingsSchema } from "../contract/user-settings-schema.ts";
import {
  DAILY_SYNC,
  EXPLANATION,
  METRIC_DOCUMENTS,
  REP_SYNC,
  STATUS_ANSWER,
  SYNC_RUN,
} from "./examples.ts";
import { PUBLIC_ROUTES } from "./public-routes.ts";
import type { RouteDescription } from "./route-description.ts";
import { SETTINGS_ROUTES } from "./settings-routes.ts";
import { SOURCE_ROUTES } from "./source-routes.ts";

const explain: RouteDescription = {
  method: "get",
  path: "/api/explain",
  id: "explain",
  tag: "Numbers",
  summary: "What is behind a number",
  description:
    "Which calls, from which source, by which definition, what was left out and why, and when it was read. The list's count or sum equals the number. A rep sees their own calls, and of the team's numbers everything but the calls. A page of CSV holds 500 calls unless `limit` is given; that there are more, and where, is in the Link header.",
  access: "caller",
  query: explainParameters,
  answer: {
    status: 200,
    description: "The number and the list behind it; as CSV, the list.",
    schema: explanation,
    example: EXPLANATION,
    csv: callsTable.columns,
  },
  refusals: ["not_allowed", "user_not_found"],
  example: { address: "/api/explain?measure=phone_call_quantity&userId=ada&period=weekly" },
};

const metrics: RouteDescription = {
  method: "get",
  path: "/api/metrics",
  id: "listMetrics",
  tag: "Numbers",
  summary: "The metric documents",
  description:
    "One document for each rep, metric type, local day and source, as they are kept. All days unless bounds are given. A rep reads their own: without `userId` those are meant, and another's is refused.",
  access: "caller",
  query: metricsQuerySchema,
  answer: {
    status: 200,
    description: "The documents, at most 50,000.",
    schema: metricDocumentsSchema,
    example: METRIC_DOCUMENTS,
  },
  refusals: ["not_allowed"],
  example: { address: "/api/metrics?userId=ada&from=2026-09-01&to=2026-09-30" },
};

const syncRep: RouteDescription = {
  method: "post",
  path: "/api/sync-justcall-metrics",
  id: "syncRep",
  tag: "Syncing",
  summary: "Sync one rep's calls",
  description:
    "Answers when it is done. A rep may sync only their own. While a sync of the same rep runs, a second request joins it. On any failure nothing that was stored has changed.",
  access: "caller",
  body: syncRequestSchema,
  answer: {
    status: 200,
    description: "The sync succeeded.",
    schema: repSyncAnswerSchema,
    example: REP_SYNC,
  },
  refusals: [
    "not_allowed",
    "user_not_found",
    "too_large",
    "agent_not_found",
    "range_unreachable",
    "vendor_unavailable",
    "vendor_rejected",
    "vendor_incomplete",
    "justcall_not_configured",
    "interrupted",
  ],
  example: { address: "/api/sync-justcall-metrics", body: { userId: "ada" } },
};

const syncRepInCopper: RouteDescription = {
  ...syncRep,
  path: "/api/sync-copper-metrics",
  id: "syncCopper",
  summary: "Sync one rep's activities in Copper",
  answer: {
    status: 200,
    description: "The sync succeeded. `totalCalls` and `callsProcessed` are of activities.",
    schema: repSyncAnswerSchema,
    example: { ...REP_SYNC, message: "Synced 61 activities, wrote 240 metrics", totalCalls: 61 },
  },
  refusals: [
    ...syncRep.refusals.filter((code) => code !== "justcall_not_configured"),
    "copper_not_configured",
  ],
  example: { address: "/api/sync-copper-metrics", body: { userId: "ada" } },
};
const syncTeam: RouteDescription = {
  method: "post",
  path: "/api/sync-runs",
  id: "syncTeam",
  tag: "Syncing",
  summary: "Start a sync of the whole team",
  description: "Answers at once; the run can then be watched. For managers.",
  access: "caller",
  body: syncRunRequestSchema,
  answer: {
    status: 202,
    description: "The sync was started, or joined.",
    schema: startedRunSchema,
    example: { success: true, runId: SYNC_RUN.run.id },
  },
  refusals: ["not_allowed", "too_large", "justcall_not_configured", "copper_not_configured"],
  example: { address: "/api/sync-runs", body: { source: "justcall" } },
};

const syncRun: RouteDescription = {
  method: "get",
  path: "/api/sync-runs/{runId}",
  id: "getSyncRun",
  tag: "Syncing",
  summary: "A sync as it stands",
  description:
    "A rep sees `errors`, which name single calls, only of a sync of their own; else the list is empty.",
  access: "caller",
  pathParameters: z.object({ runId: z.string() }),
  answer: {
    status: 200,
    description: "How far it is, or how it ended.",
    schema: syncRunSchema,
    example: SYNC_RUN,
  },
  refusals: ["run_not_found"],
  example: { address: `/api/sync-runs/${SYNC_RUN.run.id}` },
};

const dailySync: RouteDescription = {
  method: "post",
  path: "/api/cron/daily-sync",
  id: "dailySync",
  tag: "Syncing",
  summary: "The scheduled sync of the whole team",
  description:
    "For a scheduler that calls from outside. Answers when it is done. Once it has succeeded on a day of the workspace's zone, it answers the rest of that day at once what it found then, and syncs nothing, so that a scheduler may try again as often as it likes. One that failed is not remembered.",
  access: "scheduler",
  body: dailySyncRequestSchema,
  bodyOptional: true,
  answer: {
    status: 200,
    description: "The day is synced.",
    schema: dailySyncAnswerSchema,
    example: DAILY_SYNC,
  },
  refusals: [
    "too_large",
    "range_unreachable",
    "vendor_unavailable",
    "vendor_rejected",
    "vendor_incomplete",
    "justcall_not_configured",
    "cron_not_configured",
    "interrupted",
  ],
  example: { address: "/api/cron/daily-sync", body: {} },
};

const status: RouteDescription = {
  method: "get",
  path: "/api/status",
  id: "getStatus",
  tag: "Syncing",
  summary: "How the sources stand",
  access: "caller",
  answer: {
    status: 200,
    description: "Per source: last success, freshness, last error, what is running.",
    schema: sourceStatusSchema,
    example: STATUS_ANSWER,
  },
  refusals: [],
  example: { address: "/api/status" },
};

const userSettings: RouteDescription = {
  method: "get",
  path: "/api/users/{userId}/settings",
  id: "getUserSettings",
  tag: "Around",
  summary: "What is kept for one person",
  access: "caller",
  pathParameters: z.object({ userId: z.string() }),
  answer: {
    status: 200,
    description: "When their calls were last synced; a failed sync does not move it.",
    schema: userSettingsSchema,
    example: { lastJustCallSyncAt: "2026-09-30T16:05:00.000Z", lastCopperSyncAt: null },
  },
  refusals: ["user_not_found"],
  example: { address: "/api/users/ada/settings" },
};

const health: RouteDescription = {
  method: "get",
  path: "/api/health",
  id: "getHealth",
  tag: "Around",
  summary: "Whether the server works",
  access: "anybody",
  answer: {
    status: 200,
    description: "The process can serve and its store answers.",
    schema: healthSchema,
    example: { status: "ok" },
  },
  refusals: ["store_unavailable"],
  example: { address: "/api/health" },
};

const openApi: RouteDescription = {
  method: "get",
  path: "/api/openapi.json",
  id: "getOpenApi",
  tag: "Around",
  summary: "This description",
  access: "anybody",
  answer: {
    status: 200,
    description: "An OpenAPI 3.1 document.",
    schema: z.looseObject({ openapi: z.literal("3.1.0") }).meta({ id: "OpenApi" }),
    example: { openapi: "3.1.0" },
    tagged: true,
  },
  refusals: [],
  example: { address: "/api/openapi.json" },
};

/** Every route of the API, in the order in which it is documented. */
export const ROUTES: readonly RouteDescription[] = [
  ...PUBLIC_ROUTES,
  explain,
  metrics,
  syncRep,
  syncRepInCopper,
  syncTeam,
  syncRun,
  dailySync,
  status,
  ...SETTINGS_ROUTES,
  ...SOURCE_ROUTES,
  userSettings,
  health,
  openApi,
];
