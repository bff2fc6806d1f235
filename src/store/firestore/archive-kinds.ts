import type { Query } from "@google-cloud/firestore";
import type { ArchiveKind, ArchiveValues } from "../archive.ts";
import { ACTIVITIES, toPack, unpackRow } from "./activity-packs.ts";
import { keyWrite, toKey } from "./api-keys.ts";
import type { Found, Reads } from "./connection.ts";
import { COVERAGE, CoveredDays } from "./covered-days.ts";
import { goalWrite, toGoal } from "./goals.ts";
import { METRICS, metricWrite, toDocument } from "./metric-documents.ts";
import { PEOPLE, personWrite, toPerson } from "./people.ts";
import {
  FACTS,
  factWrite,
  lastReadOf,
  SETTINGS_COLLECTION,
  settingsPath,
  settingsWrite,
  toFact,
  toPlainSettings,
} from "./settings.ts";
import { linkWrite, toLink } from "./share-links.ts";
import { RUNS, runWrite, toRun } from "./sync-runs.ts";
import { toKeptRow, UNREADABLE, unreadableWrite } from "./unreadable.ts";
import { toUser, userWrite } from "./users.ts";
import type { Write } from "./writes.ts";

/** How a kind of record stands in its collection. */
export interface ArchiveCollection<Value = unknown> {
  readonly collection: string;
  /** Documents that are held at a time. */
  readonly page: number;
  /** Which documents are records; all unless said. */
  readonly ask?: (all: Query) => Query;
  toValues(found: Found, reads: Reads): Promise<Value[]> | Value[];
  /** Null where a document holds several records (`archive-merges.ts`). */
  readonly toWrite: ((value: Value) => Write) | null;
}

function single<Value>(
  collection: string,
  toValue: (found: Found) => Value,
  toWrite: (value: Value) => Write,
): ArchiveCollection<Value> {
  return { collection, page: 500, toValues: (found) => [toValue(found)], toWrite };
}

export const ARCHIVE_COLLECTIONS: {
  readonly [Kind in ArchiveKind]: ArchiveCollection<ArchiveValues[Kind]>;
} = {
  user: single("users", toUser, userWrite),
  person: single(PEOPLE, toPerson, personWrite),
  activity: { collection: ACTIVITIES, page: 50, toValues: toActivities, toWrite: null },
  unreadable: single(UNREADABLE, toKeptRow, unreadableWrite),
  metric: single(METRICS, toDocument, metricWrite),
  coverage: { collection: COVERAGE, page: 20, toValues: toCoverage, toWrite: null },
  settings: {
    ...single(SETTINGS_COLLECTION, toPlainSettings, settingsWrite),
    // What merely says when nobody's calls were read last is told by the coverage.
    toValues: (found) => {
      const settings = toPlainSettings(found);
      return Object.keys(settings.value).length === 0 ? [] : [settings];
    },
  },
  fact: single(FACTS, toFact, ({ name, value }) => factWrite(name, value)),
  goal: single("goals", toGoal, goalWrite),
  run: {
    ...single(RUNS, toRun, runWrite),
    page: 50,
    toValues: (found) => [toRun(found)].filter(({ state }) => state !== "running"),
  },
  key: single("apiKeys", toKey, keyWrite),
  shareLink: single("shareLinks", toLink, linkWrite),
};

function toActivities(found: Found): ArchiveValues["activity"][] {
  const { source, personKey, rows } = toPack(found);
  return rows.map(unpackRow).map(({ kind, ...row }) => ({
    source,
    personKey,
    kind: kind as ArchiveValues["activity"]["kind"],
    ...row,
  }));
}

/** As of the last read too: what only the mark says is written out. */
async function toCoverage(found: Found, reads: Reads): Promise<ArchiveValues["coverage"][]> {
  const stored = CoveredDays.of(found);
  const { userId, source } = stored;
  const settings = await reads.get(settingsPath(userId));
  return [...stored.asOf(lastReadOf(settings, source)).entries()].map(([day, covered]) => ({
    userId,
    source,
    day,
    ...covered,
  }));
}
