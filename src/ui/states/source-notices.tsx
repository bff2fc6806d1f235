import type { SourceStatus } from "#src/reports/source-status.ts";
import { formatInstant } from "#src/ui/format/instants.ts";
import { sourceWords } from "#src/ui/sync/source-words.ts";
import { Notice } from "./notice.tsx";

interface SourceNoticesProps {
  /** Those in use. */
  readonly sources: readonly SourceStatus[];
  readonly zone: string;
}

/** What is wrong with where the numbers come from. */
export function SourceNotices({ sources, zone }: SourceNoticesProps) {
  const several = sources.length > 1;
  const stale = sources.filter(
    ({ configured, lastError, freshness }) =>
      configured && lastError === null && freshness === "stale",
  );
  return (
    <>
      {sources.map((status) => (
        <SourceNotice key={status.source} status={status} several={several} zone={zone} />
      ))}
      {stale.length > 0 && (
        <Notice tone="red" state="stale" title="These numbers are stale.">
          {staleText(stale, zone)}
        </Notice>
      )}
    </>
  );
}

interface SourceNoticeProps {
  readonly status: SourceStatus;
  readonly several: boolean;
  readonly zone: string;
}

function SourceNotice({ status, several, zone }: SourceNoticeProps) {
  const { source, label, configured, lastError, lastSuccessAt } = status;
  const since = lastSuccessAt === null ? null : formatInstant(lastSuccessAt, zone);
  const whose = several ? "its numbers" : "the numbers below";
  return (
    <>
      {!configured && (
        <Notice tone="amber" state="disconnected" title={`${label} is no longer connected.`}>
          {several ? "Its numbers" : "The numbers below"} are from {since ?? "an earlier sync"}. Set{" "}
          {sourceWords(source).settings.join(" and ")} and start Callboard again to go on.
        </Notice>
      )}
      {lastError !== null && (
        <Notice
          tone="red"
          state="last-sync-failed"
          title={several ? `The last ${label} sync failed.` : "The last sync failed."}
        >
          {lastError.message} That was {formatInstant(lastError.at, zone)}; {whose} are from{" "}
          {since ?? "before"}.
        </Notice>
      )}
    </>
  );
}

/** "JustCall was last synced Nov 20, 12:00, Copper Nov 19, 9:00; calls and activities since then are missing." */
function staleText(stale: readonly SourceStatus[], zone: string): string {
  const synced = stale.map(({ label, lastSuccessAt }, place) => {
    const since = lastSuccessAt === null ? "" : formatInstant(lastSuccessAt, zone);
    return place === 0 ? `${label} was last synced ${since}` : `${label} ${since}`;
  });
  const words = stale.map(({ source }) => sourceWords(source));
  const items = words.map((word) => word.items).join(" and ");
  const button = words.length === 1 ? words[0]?.button : "Sync now";
  return `${synced.join(", ")}; ${items} since then are missing. Press “${button}”.`;
}
