import { z } from "zod";
import { ACTIVITY_KINDS, CALL_OUTCOMES, SOURCES } from "#src/domain/activity/activity.ts";
import { PERIODS } from "#src/domain/calendar/period.ts";
import { isZone } from "#src/domain/calendar/zone.ts";
import { ERROR_CODES } from "#src/domain/errors.ts";
import { METRIC_TYPES, metricDate, metricId } from "#src/domain/metrics/metric.ts";
import { isUserId, ROLES, UNASSIGNED } from "#src/domain/people/person.ts";
import type { ArchiveRecord } from "#src/store/archive.ts";
import { SHARE_KINDS } from "#src/store/share-links.ts";
import type { SyncOutcome, SyncProgress, SyncScope } from "#src/store/sync-runs.ts";

const instant = z.iso.datetime({ precision: 3 });
const day = z.iso.date();
const zone = z.string().refine(isZone, "must be an IANA time zone");
const source = z.enum(SOURCES);
const userId = z.string().refine(isUserId, "is no user id");
const owner = z.union([userId, z.literal(UNASSIGNED)]);
const seconds = z.int().min(0);
const object = <Shape>() => z.custom<Shape>((value) => typeof value === "object" && value !== null);

const metric = z
  .object({
    id: z.string(),
    userId: owner,
    type: z.enum(METRIC_TYPES),
    value: z.number(),
    date: instant,
    source,
    metadata: z.looseObject({
      totalSeconds: z.number(),
      averageSeconds: z.number().nullable(),
      syncedAt: z.string(),
    }),
    createdAt: instant,
  })
  .refine(
    ({ id, date, ...one }) =>
      id === metricId(one.userId, one.type, date.slice(0, 10), one.source) &&
      date === metricDate(date.slice(0, 10)),
    "the id does not fit the rep, type, day and source",
  );

const VALUES = {
  user: z.object({
    id: userId,
    email: z.string().min(3),
    name: z.string(),
    role: z.enum(ROLES),
    timeZone: zone.nullable(),
    active: z.boolean(),
    createdAt: instant,
  }),
  person: z.object({
    source,
    id: z.string().min(1),
    name: z.string().nullable(),
    email: z.string().nullable(),
    timeZone: z.string().nullable(),
    owner: owner.nullable(),
  }),
  activity: z.object({
    source,
    sourceId: z.string().min(1),
    kind: z.enum(ACTIVITY_KINDS),
    at: z.int(),
    direction: z.enum(["in", "out"]).nullable(),
    outcome: z.enum(CALL_OUTCOMES).nullable(),
    vendorType: z.string().nullable(),
    totalSeconds: seconds,
    talkSeconds: seconds.nullable(),
    holdSeconds: seconds.nullable(),
    ringSeconds: seconds.nullable(),
    otherNumber: z.string().nullable(),
    personKey: z.string(),
    personName: z.string().nullable(),
    personEmail: z.string().nullable(),
    // Files of before there was a CRM do not have these.
    crm: z.string().nullable().default(null),
    twin: z.string().nullable().default(null),
    state: z.enum(["present", "gone"]),
    updatedAt: z.int(),
  }),
  unreadable: z.object({
    source,
    sourceId: z.string().min(1),
    reason: z.string(),
    at: z.int().nullable(),
    personKey: z.string(),
    row: z.string(),
    seenAt: instant,
  }),
  metric,
  coverage: z.object({ userId: owner, source, day, readAt: instant, zone, closed: z.boolean() }),
  settings: z.object({ id: z.string().min(1), value: z.record(z.string(), z.unknown()) }),
  fact: z.object({ name: z.string().min(1), value: z.unknown() }),
  goal: z.object({
    scope: z.union([z.literal(""), userId]),
    type: z.enum(METRIC_TYPES),
    period: z.enum(PERIODS),
    fromDay: day,
    target: z.number().nullable(),
    setBy: z.string(),
    setAt: instant,
  }),
  run: z.object({
    id: z.string().min(1),
    source,
    scope: z.union([z.literal("all"), object<SyncScope>()]),
    request: z.string(),
    askedBy: z.string(),
    state: z.enum(["done", "failed"]),
    startedAt: instant,
    finishedAt: instant,
    progress: object<SyncProgress>(),
    outcome: object<SyncOutcome>().nullable(),
    error: z.object({ code: z.enum(ERROR_CODES), message: z.string() }).nullable(),
  }),
  key: z.object({
    id: z.string().min(1),
    name: z.string(),
    role: z.enum(ROLES),
    userId: userId.nullable(),
    hash: z.string().min(1),
    createdAt: instant,
  }),
  shareLink: z.object({
    id: z.string().min(1),
    name: z.string(),
    kind: z.enum(SHARE_KINDS),
    hash: z.string().min(1),
    createdBy: z.string(),
    createdAt: instant,
    revokedAt: instant.nullable(),
  }),
} as const;

type Kind = keyof typeof VALUES;

/** A line of an export. */
export const archiveRecordSchema: z.ZodType<ArchiveRecord> = z.discriminatedUnion(
  "kind",
  (Object.keys(VALUES) as Kind[]).map((kind) =>
    z.object({ kind: z.literal(kind), value: VALUES[kind] }),
  ) as never,
);

export const EXPORT_VERSION = 1;

/** The first line: what this is. */
export const exportHeaderSchema = z.object({
  callboard: z.literal("export"),
  version: z.literal(EXPORT_VERSION, `must be ${EXPORT_VERSION}`),
  exportedAt: instant,
});

/** The last line: how many of each kind stand before it, so that a file that was cut off is noticed. */
export const exportFooterSchema = z.object({
  callboard: z.literal("end"),
  counts: z.record(z.string(), z.int()),
});
