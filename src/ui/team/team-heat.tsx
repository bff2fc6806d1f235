import type { Day } from "#src/domain/calendar/day.ts";
import { DEFINITIONS } from "#src/domain/metrics/measure.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import type { TeamHeatMap } from "#src/reports/team-heat-map.ts";
import type { TeamLeaderboard } from "#src/reports/team-leaderboard.ts";
import { HeatMap } from "#src/ui/charts/heat-map.tsx";
import { formatRangeShort } from "#src/ui/format/days.ts";
import { measureFormat } from "#src/ui/format/measures.ts";
import { formatCount } from "#src/ui/format/numbers.ts";
import { drawnName } from "./chart-windows.ts";
import styles from "./team-page.module.css";

interface TeamHeatProps {
  readonly heat: TeamHeatMap;
  /** Of the page's days. */
  readonly leaderboard: TeamLeaderboard;
  /** The reps that have a row; null: all of them. */
  readonly shown: readonly string[] | null;
  /** The workspace's. */
  readonly today: Day;
}

/**
 * Rep by day. Where its days are not the page's it says so and has no totals: two sums of the team that differ would stand on
 * one page.
 */
export function TeamHeat({ heat, leaderboard, shown, today }: TeamHeatProps) {
  const { type, days, rows, totals, top } = heat;
  const { label, unit } = DEFINITIONS[type];
  const ids = shown === null ? null : new Set([...shown, UNASSIGNED]);
  const drawn = ids === null ? rows : rows.filter(({ userId }) => ids.has(userId));
  const inMinutes = unit === "minutes";
  const formatTotal = measureFormat(type);
  const title = `${label} by rep and day${inMinutes ? ", in minutes" : ""}`;
  const other = drawnName(heat, leaderboard, today);
  const toRow = ({ userName, total, ...row }: (typeof rows)[number]) => ({
    ...row,
    name: userName,
    ...(other === null && { total }),
  });
  return (
    <section aria-labelledby="by-day" className={styles["heat"]}>
      <h2 id="by-day" className={styles["heading"]}>
        {title}{" "}
        <span className={styles["days"]}>
          {other === null ? formatRangeShort(heat) : `the ${other}`}
        </span>
      </h2>
      <HeatMap
        caption={title}
        measure={type}
        unit={unit === "calls" || inMinutes ? unit : ""}
        days={days}
        top={top}
        rows={drawn.map(toRow)}
        sums={{
          userId: null,
          name: "Team",
          values: totals,
          ...(other === null && { total: leaderboard.totals[type] ?? null }),
        }}
        today={today}
        format={inMinutes ? formatCount : formatTotal}
        formatTotal={formatTotal}
      />
    </section>
  );
}
