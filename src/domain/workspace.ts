import { type ActivityMapping, PLAIN_MAPPING } from "./activity/activity-mapping.ts";
import { PLAIN_CALENDAR, type WorkingCalendar } from "./calendar/working-calendar.ts";
import { PLAIN_BANDS, type StatusBands } from "./goals/status-bands.ts";
import type { PersonMatch } from "./people/person-match.ts";
import type { SettingChange } from "./sources/setting-change.ts";
import { PLAIN_POLICY, type SourcePolicy } from "./sources/source-policy.ts";

/** Whether leaderboards number their rows. */
export const RANK_POLICIES = ["shown", "hidden"] as const;
export type RankPolicy = (typeof RANK_POLICIES)[number];

/** What managers have set for everybody. */
export interface WorkspaceSettings {
  readonly calendar: WorkingCalendar;
  readonly bands: StatusBands;
  readonly ranks: RankPolicy;
  /** True: `/api/public/*` answers anybody who can reach it. */
  readonly publicApiOpen: boolean;
  /** What the CRM's types and stages stand for; null: nobody has looked yet, not even Callboard by their names. */
  readonly mapping: ActivityMapping | null;
  readonly matches: readonly PersonMatch[];
  readonly sourcePolicy: SourcePolicy;
  /** Who changed the three above, latest last. */
  readonly sourceChanges: readonly SettingChange[];
}

export const PLAIN_WORKSPACE: WorkspaceSettings = {
  calendar: PLAIN_CALENDAR,
  bands: PLAIN_BANDS,
  ranks: "shown",
  publicApiOpen: false,
  mapping: null,
  matches: [],
  sourcePolicy: PLAIN_POLICY,
  sourceChanges: [],
};

/** By what the ledger is counted. */
export interface CountingSettings {
  readonly mapping: ActivityMapping;
  readonly matches: readonly PersonMatch[];
}

export function countingSettings({ mapping, matches }: WorkspaceSettings): CountingSettings {
  return { mapping: mapping ?? PLAIN_MAPPING, matches };
}
