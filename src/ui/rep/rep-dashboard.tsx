import Link from "next/link";
import type { ReactNode } from "react";
import type { WeekStart } from "#src/domain/calendar/period.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import type { RepOverview } from "#src/reports/rep-overview.ts";
import { CallTable } from "#src/ui/explain/call-table.tsx";
import { explainHref, wholeWindow } from "#src/ui/explain/explain-href.ts";
import { formatDay, formatRange } from "#src/ui/format/days.ts";
import { FreshnessLine } from "#src/ui/shell/freshness-line.tsx";
import { HourBars, type WorkingHours } from "./hour-bars.tsx";
import styles from "./rep-dashboard.module.css";
import { RepStates } from "./rep-states.tsx";
import { RepTiles } from "./rep-tiles.tsx";
import { StreakLine } from "./streak-line.tsx";
import { WallCalendar } from "./wall-calendar.tsx";

export interface RepDashboardProps {
  readonly overview: RepOverview;
  /** Whether the numbers are held against the days before. */
  readonly compared: boolean;
  readonly workingHours: WorkingHours;
  readonly weekStart: WeekStart;
  /** What chooses the rep and the days. */
  readonly controls: ReactNode;
}

/** One rep: how it goes, when they call, the last weeks, the latest calls. */
export function RepDashboard(props: RepDashboardProps) {
  const { overview, controls } = props;
  const { userName, zone, sources, asOf } = overview;
  return (
    <article data-user-id={overview.userId}>
      <header className={styles["head"]}>
        <div>
          <h1 className={styles["title"]}>{userName}</h1>
          <p className={styles["dates"]}>
            {formatRange(overview)} · days in {zone}
          </p>
          {sources.map((status) => (
            <FreshnessLine key={status.source} status={status} now={asOf} zone={zone} />
          ))}
        </div>
        <div className={styles["controls"]}>{controls}</div>
      </header>
      <RepStates overview={overview}>
        <RepTiles overview={overview} compared={props.compared} />
        <div className={styles["charts"]}>
          <HourBars overview={overview} workingHours={props.workingHours} />
          <section aria-labelledby="calendar">
            <h2 id="calendar" className={styles["heading"]}>
              {calendarTitle(overview)}
            </h2>
            <WallCalendar overview={overview} weekStart={props.weekStart} />
            <StreakLine streak={overview.streak} />
          </section>
        </div>
        <LatestCalls overview={overview} />
      </RepStates>
    </article>
  );
}

function calendarTitle({ calendar, asOf, zone }: RepOverview): string {
  const last = calendar.at(-1)?.day;
  if (last === undefined || last === dayOf(Date.parse(asOf), zone)) {
    return `The last ${calendar.length} days`;
  }
  return `The ${calendar.length} days to ${formatDay(last)}`;
}

function LatestCalls({ overview }: Pick<RepDashboardProps, "overview">) {
  const { latest, zone, userId, sources } = overview;
  if (latest.length === 0) return null;
  return (
    <section aria-labelledby="latest" className={styles["latest"]}>
      <h2 id="latest" className={styles["heading"]}>
        Latest calls
      </h2>
      <CallTable
        caption={`The latest ${latest.length} calls, times in ${zone}`}
        nameZones={false}
        calls={latest.map((call) => ({ ...call, zone, userName: null, text: null, twins: [] }))}
        labelOf={(source) => sources.find((one) => one.source === source)?.label ?? source}
      />
      <p>
        <Link
          href={explainHref({
            measure: "phone_call_quantity",
            userId,
            ...wholeWindow(overview),
          })}
          prefetch={false}
        >
          All calls of these days
        </Link>
      </p>
    </section>
  );
}
