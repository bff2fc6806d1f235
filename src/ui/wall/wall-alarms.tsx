import type { ReportFrame } from "#src/reports/report-frame.ts";
import { formatAgo } from "#src/ui/format/instants.ts";
import { plural } from "#src/ui/format/numbers.ts";
import styles from "./wall.module.css";

/** What must be known before the numbers are believed, as loud as it matters. */
export function WallAlarms({ frame }: { readonly frame: ReportFrame }) {
  const { sources, asOf, missingRepDays, complete } = frame;
  return (
    <>
      {sources.map(({ source, label, configured, freshness, lastSuccessAt }) => {
        const ago = lastSuccessAt === null ? null : formatAgo(lastSuccessAt, Date.parse(asOf));
        if (!configured)
          return (
            <Alarm key={source} state="disconnected" text={`${label} is not connected`} ago={ago} />
          );
        if (ago === null)
          return (
            <Alarm
              key={source}
              state="never-synced"
              text={`${label} was never synced`}
              ago={null}
            />
          );
        if (freshness === "stale")
          return <Alarm key={source} state="stale" text="These numbers are stale" ago={ago} />;
        return (
          <p key={source} className={styles["source"]} data-freshness={freshness}>
            {label} last synced {ago}
            {!complete && `, ${plural(missingRepDays, "rep-day")} missing`}
          </p>
        );
      })}
    </>
  );
}

interface AlarmProps {
  readonly state: string;
  readonly text: string;
  readonly ago: string | null;
}

function Alarm({ state, text, ago }: AlarmProps) {
  return (
    <p className={styles["alarm"]} data-state={state}>
      <strong>{text}.</strong> {ago !== null && `Last synced ${ago}.`}
    </p>
  );
}
