import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Activity } from "#src/domain/activity/activity.ts";
import { addDays, type Day } from "#src/domain/calendar/day.ts";
import type { WeekStart } from "#src/domain/calendar/period.ts";
import type { Goal } from "#src/domain/goals/goal.ts";
import type { ReportContext } from "#src/reports/context.ts";
import { openSqliteStore } from "#src/store/sqlite/store.ts";
import type { Store } from "#src/store/store.ts";
import { Story, type StorySync } from "#tests/builders/store-sync.ts";

export interface ReportStory {
  readonly store: Store;
  readonly story: Story;
  /** What a report is asked with; its clock stands where `setNow` put it. */
  readonly context: ReportContext;
  /** The database, for whoever counts without the store. */
  readonly file: string;
  setNow(now: number | string): void;
  /** Like `Story.sync` in the workspace's zone, read when the clock says, a day more than the windows at both ends. */
  sync(what: StorySync): ReturnType<Story["sync"]>;
  close(): Promise<void>;
}

export interface ReportStoryOptions {
  /** An ISO instant, or ms. */
  readonly now: number | string;
  readonly zone?: string;
  readonly weekStart?: WeekStart;
}

/** A store of its own with a clock, for asking reports. */
export function openReportStory(options: ReportStoryOptions): ReportStory {
  const { zone = "UTC", weekStart = "monday" } = options;
  const folder = mkdtempSync(join(tmpdir(), "callboard-reports-"));
  const file = join(folder, "callboard.sqlite");
  const store = openSqliteStore(file, { checkIntegrity: false });
  const story = new Story(store);
  let now = toMs(options.now);
  return {
    store,
    story,
    file,
    context: {
      store,
      clock: () => now,
      workspaceZone: zone,
      weekStart,
      sources: [{ source: "justcall", label: "JustCall", configured: true }],
    },
    setNow(instant) {
      now = toMs(instant);
    },
    sync: (what) =>
      story.sync({
        workspaceZone: zone,
        stretch: aDayMore(what.windows),
        readStartedAt: Math.max(now, story.now + 1_000),
        ...what,
      }),
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function toMs(instant: number | string): number {
  return typeof instant === "number" ? instant : Date.parse(instant);
}

function aDayMore(windows: StorySync["windows"]): readonly [Day, Day] {
  const days = Object.values(windows).flat().sort();
  return [addDays(days[0] ?? "2026-06-01", -1), addDays(days.at(-1) ?? "2026-06-01", 1)];
}

/** So many calls of one length (seconds), a minute apart from an ISO instant on. */
export function someCalls(
  name: string,
  make: (sourceId: string, at: number) => Activity,
  from: string,
  count: number,
): Activity[] {
  return Array.from({ length: count }, (_, n) =>
    make(`${name}-${n}`, Date.parse(from) + n * 60_000),
  );
}

export function aGoal(scope: string, target: number | null, goal: Partial<Goal> = {}): Goal {
  return {
    scope,
    type: "phone_call_quantity",
    period: "weekly",
    fromDay: "2020-01-01",
    target,
    setBy: "boss",
    setAt: "2026-01-01T00:00:00.000Z",
    ...goal,
  };
}
