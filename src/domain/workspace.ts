import { PLAIN_CALENDAR, type WorkingCalendar } from "./calendar/working-calendar.ts";
import { PLAIN_BANDS, type StatusBands } from "./goals/status-bands.ts";

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
}

export const PLAIN_WORKSPACE: WorkspaceSettings = {
  calendar: PLAIN_CALENDAR,
  bands: PLAIN_BANDS,
  ranks: "shown",
  publicApiOpen: false,
};
