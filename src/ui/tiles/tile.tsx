import Link from "next/link";
import type { ReactNode } from "react";
import { DEFINITIONS } from "#src/domain/metrics/measure.ts";
import type { Point } from "#src/ui/charts/points.ts";
import { type Explained, explainHref } from "#src/ui/explain/explain-href.ts";
import { Amount } from "#src/ui/format/amount.tsx";
import type { Change } from "#src/ui/format/change.ts";
import { UNKNOWN } from "#src/ui/format/numbers.ts";
import { ChangeLine } from "./change-line.tsx";
import styles from "./tile.module.css";
import { TileSpark } from "./tile-spark.tsx";

export interface TileProps {
  /** Which number, whose, of which days: its name and meaning, and the list that it opens. */
  readonly explained: Explained;
  /** The number as it is written; null where it is not known. */
  readonly value: string | null;
  /** Why there is no number. */
  readonly unknownWords?: string;
  /** Goes behind the number, smaller. */
  readonly suffix?: string;
  readonly change: Change | null;
  /** None: no sparkline is drawn. */
  readonly points: readonly Point[];
  readonly format: (value: number) => string;
  /** The last point's day as it is called; `today` where left out. */
  readonly end?: string;
  /** What a working day should reach, in the unit of the points. */
  readonly dailyTarget?: number | null;
  /** Stands below the change: how the goal goes, or a definition that must be seen. */
  readonly children?: ReactNode;
}

/** One number of a board, with what it means, how it changed and where it comes from. */
export function Tile(props: TileProps) {
  const { explained, points } = props;
  const { label } = DEFINITIONS[explained.measure];
  return (
    <article className={styles["tile"]} aria-label={label}>
      <header className={styles["header"]}>
        <h2 className={styles["label"]}>{label}</h2>
        <Definition {...DEFINITIONS[explained.measure]} />
      </header>
      <p className={styles["value"]} data-known={props.value !== null}>
        <Value {...props} />
      </p>
      <div className={styles["change"]}>
        <ChangeLine change={props.change} />
      </div>
      <div className={styles["more"]}>{props.children}</div>
      {points.length > 0 && <TileSpark {...props} label={label} />}
    </article>
  );
}

function Definition({ label, counts }: { readonly label: string; readonly counts: string }) {
  return (
    <details className={styles["details"]} name="definition">
      <summary className={styles["summary"]} title={counts}>
        <span aria-hidden="true">?</span>
        <span className="visually-hidden">What “{label}” counts</span>
      </summary>
      <p className={styles["definition"]}>{counts}</p>
    </details>
  );
}

function Value({ explained, value, suffix, unknownWords = "not synced" }: TileProps) {
  if (value === null) {
    return (
      <>
        <span aria-hidden="true">{UNKNOWN}</span>
        <span className={styles["suffix"]}> {unknownWords}</span>
      </>
    );
  }
  return (
    <>
      <Link href={explainHref(explained)} className={styles["open"]} prefetch={false}>
        <Amount text={value} />
        <span className="visually-hidden">, what is behind it</span>
      </Link>
      {suffix && <span className={styles["suffix"]}> {suffix}</span>}
    </>
  );
}
