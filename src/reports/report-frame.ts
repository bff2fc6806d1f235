import type { Source } from "#src/domain/activity/activity.ts";
import { CALL_METRICS } from "#src/domain/metrics/call-documents.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import { CRM, DIALER } from "#src/domain/sources/call-sources.ts";
import { type Completeness, completenessOf } from "./completeness.ts";
import type { ReportContext } from "./context.ts";
import { readOpenDays } from "./open-days.ts";
import type { ReportWindow } from "./report-window.ts";
import { type Freshness, freshnessOf, wasConnected } from "./source-status.ts";
import type { Team } from "./team.ts";

/** What every answer carries beside its numbers: of which days, as of when, from how fresh a source, and what is missing. */
export interface ReportFrame extends ReportWindow, Completeness {
  /** The workspace's, in which periods run; each rep's days are cut in their own zone. */
  readonly timeZone: string;
  /** ISO instant of the answer. */
  readonly asOf: string;
  readonly sources: readonly SourceFreshness[];
}

export interface SourceFreshness {
  readonly source: Source;
  readonly label: string;
  readonly configured: boolean;
  /** ISO instant. */
  readonly lastSuccessAt: string | null;
  readonly freshness: Freshness;
}

/** What boards show of calls. */
export const READ_TYPES: readonly MetricType[] = CALL_METRICS.map(({ type }) => type);

/** `types`: those whose numbers the answer has; whether they were read is what it says. */
export async function reportFrame(
  context: ReportContext,
  team: Team,
  window: ReportWindow,
  now: number,
  types: readonly MetricType[] = READ_TYPES,
): Promise<ReportFrame> {
  return (await reportReading(context, team, window, now, types)).frame;
}

/** A frame, and of each of its types whether every expected rep-day of it was read. */
export async function reportReading(
  context: ReportContext,
  team: Team,
  window: ReportWindow,
  now: number,
  types: readonly MetricType[],
): Promise<{ readonly frame: ReportFrame; isComplete(type: MetricType): boolean }> {
  const expected = types.filter((type) => team.repsOf(type).length > 0);
  const [read, open, alsoRead] = await Promise.all([
    context.store.teamDays.known(expected.length === 0 ? types : expected, window),
    readOpenDays(context, team, window, now),
    readTogether(context, team, window, expected),
  ]);
  const asked = { types: expected, range: window, read, open, alsoRead, now };
  const { completeness, isComplete } = completenessOf(team, asked);
  return {
    frame: {
      ...window,
      timeZone: context.workspaceZone,
      asOf: new Date(now).toISOString(),
      sources: await sourceFreshness(context, now),
      ...completeness,
    },
    isComplete,
  };
}

/** What each source has read, where two of them count together: there a number does not tell that both have. */
async function readTogether(
  { store }: ReportContext,
  { settings, reps }: Team,
  range: ReportWindow,
  types: readonly MetricType[],
): Promise<ReadonlySet<string> | null> {
  const isTogether = settings.sourcePolicy.some(
    ({ type, mode }) => mode === "together" && types.includes(type),
  );
  if (!isTogether) return null;
  const [only, ...more] = reps;
  const userId = more.length === 0 && only !== undefined ? only.id : null;
  const read = await Promise.all(
    [DIALER, CRM].map((source) => store.coverage.list(source, range, userId)),
  );
  return new Set(read.flat().map((one) => `${one.source} ${one.userId} ${one.day}`));
}

/** Of what is in use: what was never connected is not missed. Where nothing is, all are, since something is missing. */
async function sourceFreshness(context: ReportContext, now: number): Promise<SourceFreshness[]> {
  const used = await Promise.all(
    context.sources.map(
      async (source) => source.configured || (await wasConnected(context, source.source)),
    ),
  );
  const shown = used.includes(true)
    ? context.sources.filter((_, place) => used[place])
    : context.sources.slice(0, 1);
  return Promise.all(
    shown.map(async ({ source, label, configured }) => {
      const lastSuccessAt = await context.store.runs.lastSuccessAt(source);
      return {
        source,
        label,
        configured,
        lastSuccessAt,
        freshness: freshnessOf(lastSuccessAt, now),
      };
    }),
  );
}
