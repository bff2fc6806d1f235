import type { explanation } from "../contract/explanation.ts";
import type { metricDocumentsSchema } from "../contract/metric-documents-schema.ts";
import type { publicFrame } from "../contract/report-frame.ts";
import type { Shape } from "../contract/shape.ts";
import type { sourceStatusSchema } from "../contract/source-status-schema.ts";
import type { repSyncAnswerSchema } from "../contract/sync-answer-schema.ts";
import type { syncRunSchema } from "../contract/sync-run-schema.ts";

/** Of one made-up team on one day, so that they fit each other. */
const NOW = "2026-09-30T16:05:00.000Z";

export const FRAME: Shape<typeof publicFrame> & { readonly asOf: string } = {
  period: "monthly",
  back: 0,
  from: "2026-09-01",
  to: "2026-09-30",
  timeZone: "America/Denver",
  asOf: NOW,
  sources: [
    {
      source: "justcall",
      label: "JustCall",
      configured: true,
      lastSuccessAt: NOW,
      freshness: "fresh",
    },
  ],
  complete: false,
  missingRepDays: 1,
  missing: [
    {
      userId: "ben",
      userName: "Ben Ito",
      source: "justcall",
      from: "2026-09-30",
      to: "2026-09-30",
    },
  ],
};

export const PROGRESS = {
  target: 2000,
  prorated: 1900,
  pct: 96.8,
  expected: 1855,
  aheadBy: -15,
  paceIndex: 0.992,
  requiredPerDay: 60,
  projected: 1884,
  projectedLow: 1861,
  projectedHigh: 1907,
  status: "on_track",
} as const;

export const REP_SYNC: Shape<typeof repSyncAnswerSchema> = {
  success: true,
  message: "Synced 45 calls, wrote 60 metrics",
  userId: "ada",
  userEmail: "ada@example.com",
  startDate: "2026-09-01",
  endDate: "2026-09-30",
  totalCalls: 45,
  callsProcessed: 45,
  metricsWritten: 60,
  errors: [],
  changes: { added: 60, changed: 0, unchanged: 0 },
  warnings: [],
  runId: "5f0c9a34-7a39-4f8e-9b0c-2f6b6d1c9e01",
};

const DONE = {
  share: 1,
  pages: 14,
  calls: 1211,
  waitedMs: 0,
  waitingMs: 0,
  waitingFor: null,
} as const;

export const SYNC_RUN: Shape<typeof syncRunSchema> = {
  run: {
    id: "5f0c9a34-7a39-4f8e-9b0c-2f6b6d1c9e01",
    state: "done",
    startedAt: "2026-09-30T16:04:48.000Z",
    finishedAt: NOW,
    progress: DONE,
    message: "Synced 1211 calls, wrote 180 metrics",
    warnings: [],
    errors: [],
    error: null,
  },
};

export const STATUS_ANSWER: Shape<typeof sourceStatusSchema> = {
  sources: [
    {
      source: "justcall",
      label: "JustCall",
      configured: true,
      lastSuccessAt: NOW,
      freshness: "fresh",
      lastError: null,
      running: null,
      unreadableRows: 0,
      warnings: [],
    },
  ],
};

export const METRIC_DOCUMENTS: Shape<typeof metricDocumentsSchema> = {
  metrics: [
    {
      id: "ada_phone_call_quantity_2026-09-30_justcall",
      userId: "ada",
      type: "phone_call_quantity",
      value: 15,
      date: "2026-09-30T00:00:00.000Z",
      source: "justcall",
      metadata: { totalSeconds: 3600, averageSeconds: 240, syncedAt: NOW },
      createdAt: "2026-09-30T15:00:00.000Z",
    },
  ],
  truncated: false,
};

export const EXPLANATION: Shape<typeof explanation> = {
  ...FRAME,
  measure: "phone_call_quantity",
  userId: "ada",
  userName: "Ada Okafor",
  zone: "America/Denver",
  zones: ["America/Denver"],
  hour: null,
  value: 1,
  unit: "calls",
  definition: {
    label: "Calls",
    unit: "calls",
    counts: "Every call that the source attributes to a rep, in and out, whatever became of it.",
    time: "by its start, on the calendar day of the rep’s own time zone",
    credited: "the rep who made or took it",
  },
  counted: { calls: 1, totalSeconds: 240, answered: null },
  parts: [{ userId: "ada", userName: "Ada Okafor", value: 1 }],
  days: [{ day: "2026-09-30", value: 1 }],
  calls: [
    {
      callId: "90811",
      source: "justcall",
      at: "2026-09-30T15:12:09.000Z",
      day: "2026-09-30",
      zone: "America/Denver",
      userId: "ada",
      userName: "Ada Okafor",
      direction: "out",
      outcome: "answered",
      totalSeconds: 240,
      otherNumber: "+1 303 555 0147",
      text: null,
      amount: null,
      twins: [],
    },
  ],
  next: null,
  leftOut: [],
  readAt: { from: NOW, to: NOW },
};

export const DAILY_SYNC = {
  success: true,
  day: "2026-09-30",
  already: false,
  runId: "3f1c9b7e-6d0a-4b5e-8f57-2f1f8c1d4a90",
  runs: [{ source: "justcall", runId: "3f1c9b7e-6d0a-4b5e-8f57-2f1f8c1d4a90" }],
  totalCalls: 1204,
  metricsWritten: 540,
  changes: { added: 18, changed: 6, unchanged: 516 },
  warnings: [],
} as const;
