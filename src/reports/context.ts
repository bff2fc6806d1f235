import type { Source } from "#src/domain/activity/activity.ts";
import type { WeekStart } from "#src/domain/calendar/period.ts";
import type { Store } from "#src/store/store.ts";

/** What every report is given: where the numbers are kept, what time it is, and how this workspace counts its days. */
export interface ReportContext {
  readonly store: Store;
  /** ms since 1970 */
  readonly clock: () => number;
  /** IANA zone of the workspace: of periods, and of calls nobody owns. */
  readonly workspaceZone: string;
  readonly weekStart: WeekStart;
  /** The sources that this workspace could be connected to. */
  readonly sources: readonly ConnectedSource[];
}

export interface ConnectedSource {
  readonly source: Source;
  readonly label: string;
  readonly configured: boolean;
}
