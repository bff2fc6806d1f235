import { z } from "zod";
import { SOURCES, type Source } from "#src/domain/activity/activity.ts";
import { MAPPED_KINDS, STAGE_GROUPS } from "#src/domain/activity/activity-mapping.ts";
import { PLAIN_REP_CALENDAR, type RepCalendar } from "#src/domain/calendar/working-calendar.ts";
import { METRIC_TYPES } from "#src/domain/metrics/metric.ts";
import { POLICY_MODES } from "#src/domain/sources/source-policy.ts";
import { PLAIN_WORKSPACE, type WorkspaceSettings } from "#src/domain/workspace.ts";
import { partsOf, type SettingsStore } from "../settings.ts";
import type { Found, Reads } from "./connection.ts";
import { bump, SETTINGS } from "./stamp.ts";
import { json, readAs, timestamp } from "./stored.ts";
import type { Workspace } from "./workspace.ts";
import type { Write } from "./writes.ts";

export const SETTINGS_COLLECTION = "settings";
export const FACTS = "facts";
/** No user can have this id (`isUserId`). */
const WORKSPACE = "workspace";

export const SYNC_MARK: Record<Source, string> = {
  justcall: "lastJustCallSyncAt",
  copper: "lastCopperSyncAt",
  manual: "lastManualEntryAt",
};

/** The days that a rep's last sync read whole, and when it began to: what it found unchanged is known as of then. */
export interface LastRead {
  readonly from: string;
  readonly to: string;
  readonly readAt: string;
}

const lastReadSchema = z.object({ from: z.string(), to: z.string(), readAt: z.string() });

const weights = z.tuple([
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
]);

/** A user's, and `unassigned`'s: the marks of their syncs and what is different for them. */
const userSchema = z.looseObject({
  ...Object.fromEntries(
    // Another program may have kept a timestamp there.
    Object.values(SYNC_MARK).map((mark) => [mark, z.union([z.string(), timestamp]).nullish()]),
  ),
  lastReads: z.partialRecord(z.enum(SOURCES), lastReadSchema).default({}),
  calendar: z
    .object({
      weights: weights.nullable(),
      daysOff: z.array(z.iso.date()),
      startDay: z.iso.date().nullable(),
    })
    .partial()
    .optional(),
});

const mappingSchema = z.object({
  types: z.record(z.string(), z.enum(MAPPED_KINDS)),
  stages: z.record(z.string(), z.enum(STAGE_GROUPS)),
});
const matchSchema = z.object({
  source: z.enum(SOURCES),
  personId: z.string(),
  userId: z.string().nullable(),
});
const ruleSchema = z.object({
  type: z.enum(METRIC_TYPES),
  userId: z.string().nullable(),
  fromDay: z.iso.date().nullable(),
  mode: z.enum(POLICY_MODES),
  order: z.array(z.enum(SOURCES)),
});

/** What a newer version has set beside these stays. */
const workspaceSchema = z.looseObject({
  calendar: z
    .object({
      weights,
      holidays: z.array(z.object({ day: z.iso.date(), name: z.string() })),
      dayStartMinute: z.number(),
      dayEndMinute: z.number(),
    })
    .optional(),
  bands: z.object({ onTrack: z.number(), behind: z.number() }).optional(),
  ranks: z.enum(["shown", "hidden"]).optional(),
  publicApiOpen: z.boolean().optional(),
  mapping: mappingSchema.nullable().optional(),
  matches: z.array(matchSchema).optional(),
  sourcePolicy: z.array(ruleSchema).optional(),
  sourceChanges: json(z.array(z.unknown())).optional(),
});

const factSchema = z.object({ value: json(z.unknown()) });

export function createSettingsStore(workspace: Workspace): SettingsStore {
  const { connection } = workspace;
  const everything = workspace.remember(SETTINGS, async (reads) => ({
    workspace: await readWorkspace(reads),
    calendars: await readCalendars(reads),
  }));
  return {
    workspace: async () => (await everything()).workspace,
    repCalendars: async () => (await everything()).calendars,

    async changeWorkspace(change) {
      await workspace.adopted();
      return connection.transaction(async (changes) => {
        const found = await changes.get(settingsPath(WORKSPACE));
        const kept = found === null ? {} : readAs(workspaceSchema, found);
        const before = toWorkspace(kept);
        const parts = partsOf(change, before);
        if (Object.keys(parts).length === 0) return before;
        changes.put({
          kind: "set",
          path: settingsPath(WORKSPACE),
          data: workspaceData({ ...kept, ...parts }),
        });
        changes.put(bump([SETTINGS]));
        return { ...before, ...parts };
      });
    },
    async setRepCalendar(userId, calendar) {
      await workspace.adopted();
      const write: Write = { kind: "merge", path: settingsPath(userId), data: { calendar } };
      await connection.write([write, bump([SETTINGS])]);
    },

    async user(userId) {
      // A board asks for every rep's at once.
      const found = await workspace.together((reads) => reads.get(settingsPath(userId)));
      const kept = found === null ? {} : toPlainSettings(found).value;
      const markOf = (source: Source) => {
        const mark = kept[SYNC_MARK[source]];
        return typeof mark === "string" ? mark : null;
      };
      return { lastJustCallSyncAt: markOf("justcall"), lastCopperSyncAt: markOf("copper") };
    },

    async fact(name) {
      const found = await (await connection.reads()).get(factPath(name));
      return found === null ? null : readAs(factSchema, found).value;
    },

    async remember(name, value) {
      await connection.write([factWrite(name, value)]);
    },
  };
}

async function readWorkspace(reads: Reads): Promise<WorkspaceSettings> {
  const found = await reads.get(settingsPath(WORKSPACE));
  return toWorkspace(found === null ? {} : readAs(workspaceSchema, found));
}

function toWorkspace(kept: Readonly<Record<string, unknown>>): WorkspaceSettings {
  return { ...PLAIN_WORKSPACE, ...(kept as Partial<WorkspaceSettings>) };
}

/** The list of changes is text: it is only ever read whole, and as fields each of its words would be indexed. */
function workspaceData(parts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { sourceChanges, ...others } = parts;
  return sourceChanges === undefined
    ? others
    : { ...others, sourceChanges: JSON.stringify(sourceChanges) };
}
/** Only of those who have one: whoever was merely synced costs no read. */
async function readCalendars(reads: Reads): Promise<Map<string, RepCalendar>> {
  const found = await reads.find(SETTINGS_COLLECTION, (settings) =>
    settings.orderBy("calendar.daysOff"),
  );
  return new Map(
    found
      .filter(({ id }) => id !== WORKSPACE)
      .map((one): [string, RepCalendar] => {
        const { calendar = {} } = readAs(userSchema, one);
        return [one.id, { ...PLAIN_REP_CALENDAR, ...withoutUndefined(calendar) }];
      }),
  );
}

function withoutUndefined<T extends object>(
  fields: T,
): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

/** When a rep's days were last read from a source; null before the first sync. */
export function lastReadOf(found: Found | null, source: Source): LastRead | null {
  return found === null ? null : (readAs(userSchema, found).lastReads[source] ?? null);
}

/** The mark of a sync that succeeded; what nobody owns is read too, but has nobody to show a mark to. */
export function markWrite(
  userId: string,
  source: Source,
  read: LastRead,
  syncedAt: string | null,
): Write {
  return {
    kind: "merge",
    path: settingsPath(userId),
    data: {
      ...(syncedAt === null ? {} : { [SYNC_MARK[source]]: syncedAt }),
      lastReads: { [source]: read },
    },
  };
}

export function settingsPath(userId: string): string {
  return `${SETTINGS_COLLECTION}/${userId}`;
}

export function factWrite(name: string, value: unknown): Write {
  return { kind: "set", path: factPath(name), data: { value: JSON.stringify(value) } };
}

function factPath(name: string): string {
  return `${FACTS}/${encodeURIComponent(name)}`;
}

export function toFact(found: Found): { name: string; value: unknown } {
  return { name: decodeURIComponent(found.id), value: readAs(factSchema, found).value };
}

/** As every engine keeps them: without the days of the last read, which coverage tells. */
export function toPlainSettings(found: Found): { id: string; value: Record<string, unknown> } {
  const { lastReads: _, ...value } =
    found.id === WORKSPACE
      ? { lastReads: null, ...readAs(workspaceSchema, found) }
      : readAs(userSchema, found);
  return { id: found.id, value: withoutUndefined(value) };
}

export function settingsWrite({
  id,
  value,
}: {
  readonly id: string;
  readonly value: Readonly<Record<string, unknown>>;
}): Write {
  const data = id === WORKSPACE ? workspaceData(value) : { ...value };
  return { kind: "set", path: settingsPath(id), data };
}
