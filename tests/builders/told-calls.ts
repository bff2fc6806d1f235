import { expect } from "vitest";
import type { AskedPeriod } from "#src/reports/report-window.ts";
import { teamMetrics } from "#src/reports/team-metrics.ts";
import { openReportStory, type ReportStory } from "./report-story.ts";
import { aCall, aPerson, aUser } from "./store-sync.ts";

/** One rep, Mara, and her calls of 60 seconds. */
export interface Told {
  readonly now: string;
  readonly zone?: string;
  /** Zone of Mara, the only rep; the workspace's when left out. */
  readonly repZone?: string;
  /** Starts of her calls, ISO. */
  readonly calls: readonly string[];
  readonly read: readonly [string, string];
}

export async function tell({ now, zone = "America/Denver", repZone, calls, read }: Told) {
  const reports = openReportStory({ now, zone });
  const mara = aUser("mara", { timeZone: repZone ?? null });
  await reports.store.users.add([mara]);
  await reports.sync({
    people: [aPerson("11", mara.email)],
    windows: { mara: read },
    calls: calls.map((at, n) => aCall(String(n), "11", at, 60)),
  });
  return reports;
}

/** First and last day of what a window is compared with, and its calls; a minute each, so that both types must agree. */
export async function before({ context }: ReportStory, asked: AskedPeriod) {
  const { before: earlier } = await teamMetrics(context, asked, true);
  if (earlier === null) throw new Error("no comparison");
  expect(earlier.totals.talk_time_minutes).toBe(earlier.totals.phone_call_quantity);
  return [earlier.from, earlier.to, earlier.totals.phone_call_quantity];
}
