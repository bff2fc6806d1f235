import type { SourceStatus } from "#src/reports/source-status.ts";
import type { TeamOverview } from "#src/reports/team-overview.ts";

/** What stands under the title: the numbers, or what is still to be done for them. */
export type BoardState = "not-configured" | "no-users" | "first-sync" | "numbers";

/** The source that the page is about: the telephone system, unless the team has only the other. */
export function mainSource(sources: readonly SourceStatus[]): SourceStatus {
  const main = sources.find(isInUse) ?? sources[0];
  if (main === undefined) throw new Error("There is no source.");
  return main;
}

/** Connected, or it was: then its numbers are still here. */
export function isInUse({ configured, lastSuccessAt }: SourceStatus): boolean {
  return configured || lastSuccessAt !== null;
}

export function boardState(
  { spark, userCount }: TeamOverview,
  sources: readonly SourceStatus[],
): BoardState {
  const { configured, lastSuccessAt } = mainSource(sources);
  const synced = lastSuccessAt !== null || spark.some(({ calls }) => calls !== null);
  if (!configured && !synced) return "not-configured";
  if (userCount === 0) return "no-users";
  return synced ? "numbers" : "first-sync";
}

/** The failures that the board tells of in this state. */
export function toldErrors(state: BoardState, sources: readonly SourceStatus[]): string[] {
  const told = state === "numbers" ? sources.filter(isInUse) : [mainSource(sources)];
  return told.flatMap(({ lastError }) => (lastError === null ? [] : [lastError.message]));
}

/** What the last syncs warned of, by source where there are several. */
export function lastNotes(sources: readonly SourceStatus[]): string[] {
  const used = sources.filter(isInUse);
  return used.flatMap(({ label, warnings }) =>
    used.length === 1 ? warnings : warnings.map((warning) => `${label}: ${warning}`),
  );
}
