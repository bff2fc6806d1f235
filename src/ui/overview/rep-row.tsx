import type { Route } from "next";
import Link from "next/link";
import type { Measure } from "#src/domain/metrics/measure.ts";
import type { OverviewRow, TeamOverview } from "#src/reports/team-overview.ts";
import { DayBars } from "#src/ui/charts/day-bars.tsx";
import { PlotLink } from "#src/ui/charts/plot-link.tsx";
import { describePoints } from "#src/ui/charts/points.ts";
import { explainHref, wholeWindow } from "#src/ui/explain/explain-href.ts";
import { unknownAverage } from "#src/ui/format/average-words.ts";
import { describeChange } from "#src/ui/format/change.ts";
import { formatClock, formatCount, formatDuration, plural } from "#src/ui/format/numbers.ts";
import { dashboardHref } from "#src/ui/rep/dashboard-href.ts";
import { ChangeMark } from "./change-mark.tsx";
import { Figure } from "./figure.tsx";
import styles from "./rep-table.module.css";

interface RepRowProps {
  readonly row: OverviewRow;
  readonly overview: TeamOverview;
  /** The most calls that any row has. */
  readonly most: number;
  /** The most calls that any row has on one day. */
  readonly top: number;
  readonly nobody: boolean;
}

export function RepRow({ row, overview, most, top, nobody }: RepRowProps) {
  const share = most === 0 || row.calls === null ? 0 : (row.calls / most) * 100;
  const { period, range } = overview;
  const window = wholeWindow({ ...range, period });
  const opens = (measure: Measure) => explainHref({ measure, userId: row.userId, ...window });
  return (
    <tr className={nobody ? styles["nobody"] : undefined} data-user-id={row.userId}>
      <th scope="row" className={styles["rep"]}>
        {nobody ? (
          row.name
        ) : (
          <Link
            href={dashboardHref(row.userId, { asked: { period, back: 0 }, compare: false })}
            className={styles["open"]}
            prefetch={false}
          >
            {row.name}
          </Link>
        )}
        <Note row={row} nobody={nobody} />
      </th>
      <td className={styles["number"]}>
        <span className={styles["calls"]}>
          <Opened
            href={opens("phone_call_quantity")}
            text={row.calls === null ? null : formatCount(row.calls)}
          />
        </span>
        <span className={styles["track"]} aria-hidden="true">
          <span className={styles["share"]} style={{ inlineSize: `${share.toFixed(1)}%` }} />
        </span>
      </td>
      <td className={styles["number"]}>
        <ChangeMark
          change={describeChange({
            now: row.calls,
            before: row.callsBefore,
            period,
            beforeRange: overview.before,
            comparatives: ["more", "fewer"],
          })}
        />
      </td>
      <td className={styles["number"]}>
        <Opened
          href={opens("talk_time_minutes")}
          text={row.totalSeconds === null ? null : formatDuration(row.totalSeconds)}
          unknownWords={row.calls === null ? "not synced" : "not known"}
        />
      </td>
      <td className={`${styles["number"]} ${styles["wide"]}`}>
        <Opened
          href={opens("average_call_seconds")}
          text={row.averageSeconds === null ? null : formatClock(row.averageSeconds)}
          unknownWords={unknownAverage(row.calls)}
        />
      </td>
      <td className={`${styles["chart"]} ${styles["wide"]}`}>
        <RowBars row={row} top={top} />
      </td>
    </tr>
  );
}

function RowBars({ row, top }: Pick<RepRowProps, "row" | "top">) {
  const points = row.spark.map(({ day, calls }) => ({ day, value: calls }));
  const days = points.map(({ day }) => day);
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return null;
  return (
    <PlotLink
      explained={{ measure: "phone_call_quantity", userId: row.userId, from, to }}
      label={describePoints(`${row.name}, calls`, points, formatCount)}
      texts={points.map(({ value }) => (value === null ? "not synced" : plural(value, "call")))}
      days={days}
    >
      <DayBars points={points} top={top} />
    </PlotLink>
  );
}

interface OpenedProps {
  readonly href: Route;
  readonly text: string | null;
  readonly unknownWords?: string;
}

/** A number that opens the list behind it. */
function Opened({ href, ...figure }: OpenedProps) {
  if (figure.text === null) return <Figure {...figure} />;
  return (
    <Link href={href} className={styles["open"]} prefetch={false}>
      <Figure {...figure} />
    </Link>
  );
}

function Note({ row, nobody }: Pick<RepRowProps, "row" | "nobody">) {
  const text = nobody
    ? "calls nobody took, or whose agent is no user here"
    : row.missingDays > 0
      ? `${plural(row.missingDays, "day")} not synced`
      : null;
  return text === null ? null : <span className={styles["note"]}>{text}</span>;
}
