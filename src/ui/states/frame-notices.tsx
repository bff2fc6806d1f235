import Link from "next/link";
import type { ReportFrame } from "#src/reports/report-frame.ts";
import { formatRangeShort } from "#src/ui/format/days.ts";
import { formatInstant } from "#src/ui/format/instants.ts";
import { plural } from "#src/ui/format/numbers.ts";
import { Notice } from "./notice.tsx";

/** How many runs of missing days are named before the rest is only counted. */
const NAMED = 6;

interface FrameNoticesProps {
  readonly frame: ReportFrame;
  /** Whether the reps of missing days are named; on a page of one rep they need not be. */
  readonly nameReps: boolean;
}

/** What any answer says of itself that must be known before its numbers are believed. */
export function FrameNotices({ frame, nameReps }: FrameNoticesProps) {
  const { sources, timeZone, complete, missing, missingRepDays } = frame;
  const labels = new Map(sources.map(({ source, label }) => [source, label]));
  const named = missing.slice(0, NAMED).map(({ userName, source, from, to }) => {
    const days = formatRangeShort({ from, to });
    const whose = labels.size > 1 ? ` from ${labels.get(source) ?? source}` : "";
    return `${nameReps ? `${userName} ` : ""}${days}${whose}`;
  });
  if (missing.length > NAMED) named.push("and more");
  return (
    <>
      {sources.map(({ source, label, configured, freshness, lastSuccessAt }) => {
        if (lastSuccessAt === null) return null;
        const since = formatInstant(lastSuccessAt, timeZone);
        if (!configured) {
          return (
            <Notice
              key={source}
              tone="amber"
              state="disconnected"
              title={`${label} is no longer connected.`}
            >
              The numbers below are from {since}.
            </Notice>
          );
        }
        if (freshness !== "stale") return null;
        return (
          <Notice key={source} tone="red" state="stale" title="These numbers are stale.">
            {label} was last synced {since}; what happened since then is missing. Sync on the{" "}
            <Link href="/">team’s overview</Link>.
          </Notice>
        );
      })}
      {!complete && (
        <Notice tone="amber" state="incomplete" title="These numbers are incomplete.">
          {missingRepDays === 0
            ? "Nothing of this range is synced yet."
            : `${plural(missingRepDays, nameReps ? "rep-day" : "day")} of this range ${missingRepDays === 1 ? "is" : "are"} not synced: ${named.join("; ")}.`}
        </Notice>
      )}
    </>
  );
}
