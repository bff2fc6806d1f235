import type { CallOutcome, Source } from "#src/domain/activity/activity.ts";
import { countedOnce } from "#src/domain/sources/source-policy.ts";
import type { ReportContext } from "./context.ts";
import { CountedActivities, type CountedActivity } from "./counted-activities.ts";
import { measuredKind } from "./measured-kind.ts";
import type { ReportWindow } from "./report-window.ts";
import type { Team } from "./team.ts";

export interface LatestCall {
  readonly callId: string;
  readonly source: Source;
  /** ISO instant of its start. */
  readonly at: string;
  readonly direction: "in" | "out" | null;
  readonly outcome: CallOutcome | null;
  readonly totalSeconds: number;
  readonly otherNumber: string | null;
}

/** What is read off a rep's single calls. */
export interface RepCalls {
  readonly answered: {
    /** answered / attempts; null without an attempt. */
    readonly share: number | null;
    /** Outgoing calls that were picked up, of all outgoing ones. */
    readonly answered: number;
    readonly attempts: number;
    /** The share by the same elapsed working part of the window before. */
    readonly before: number | null;
  };
  /** 24, by the rep's wall clock. */
  readonly byHour: readonly {
    readonly hour: number;
    readonly calls: number;
    readonly answered: number;
  }[];
  readonly latest: readonly LatestCall[];
}

const LATEST = 10;
const MOST_DOCUMENTS = 10_000;

/** The counted calls of a window, gone through once. `before` is left to whoever knows the window before. */
export async function repCalls(
  context: ReportContext,
  team: Team,
  userId: string,
  window: ReportWindow,
): Promise<RepCalls> {
  const documents = await context.store.metrics.find({
    userId,
    type: "phone_call_quantity",
    from: window.from,
    to: window.to,
    limit: MOST_DOCUMENTS,
  });
  const behind = await CountedActivities.behind(
    context,
    team,
    measuredKind("phone_call_quantity", team.settings.mapping),
    countedOnce(documents, team.settings.sourcePolicy),
    window,
    userId,
  );
  const byHour = Array.from({ length: 24 }, (_, hour) => ({ hour, calls: 0, answered: 0 }));
  const latest: LatestCall[] = [];
  let attempts = 0;
  let answered = 0;
  for await (const call of behind.latest(null)) {
    if (latest.length < LATEST) latest.push(toLatest(call));
    const bar = byHour[call.hour];
    if (bar !== undefined) {
      bar.calls += 1;
      if (call.outcome === "answered") bar.answered += 1;
    }
    if (call.direction !== "out") continue;
    attempts += 1;
    if (call.outcome === "answered") answered += 1;
  }
  const share = attempts === 0 ? null : answered / attempts;
  return { answered: { share, answered, attempts, before: null }, byHour, latest };
}

function toLatest(call: CountedActivity): LatestCall {
  const { sourceId, source, at, direction, outcome, totalSeconds, otherNumber } = call;
  return {
    callId: sourceId,
    source,
    at: new Date(at).toISOString(),
    direction,
    outcome,
    totalSeconds,
    otherNumber,
  };
}
