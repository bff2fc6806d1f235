import { DEFINITIONS } from "#src/domain/metrics/measure.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import type { TeamHeatMap } from "#src/reports/team-heat-map.ts";
import { HeatMap } from "#src/ui/charts/heat-map.tsx";
import { formatRangeShort } from "#src/ui/format/days.ts";
import { measureFormat } from "#src/ui/format/measures.ts";
import { formatCount } from "#src/ui/format/numbers.ts";
import styles from "./team-page.module.css";

interface TeamHeatProps {
  readonly heat: TeamHeatMap;
  /** The team's sum over the days of the map. */
  readonly total: number | null;
  /** The reps that have a row; null: all of them. */
  readonly shown: readonly string[] | null;
}

/** Rep by day. Its sums are of the days it shows, which may be more than the page's. */
export function TeamHeat({ heat, total, shown }: TeamHeatProps) {
  const { type, days, rows, totals, top } = heat;
  const { label, unit } = DEFINITIONS[type];
  const ids = shown === null ? null : new Set([...shown, UNASSIGNED]);
  const drawn = ids === null ? rows : rows.filter(({ userId }) => ids.has(userId));
  const title = `${label} by rep and day`;
  return (
    <section aria-labelledby="by-day" className={styles["heat"]}>
      <h2 id="by-day" className={styles["heading"]}>
        {title} <span className={styles["days"]}>{formatRangeShort(heat)}</span>
      </h2>
      <HeatMap
        caption={title}
        measure={type}
        unit={unit === "calls" || unit === "minutes" ? unit : ""}
        days={days}
        top={top}
        rows={drawn.map(({ userName, ...row }) => ({ ...row, name: userName }))}
        sums={{ userId: null, name: "Team", values: totals, total }}
        format={unit === "minutes" ? formatCount : measureFormat(type)}
      />
    </section>
  );
}
