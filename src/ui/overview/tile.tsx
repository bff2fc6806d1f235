import type { Point } from "#src/ui/charts/points.ts";
import { Sparkline } from "#src/ui/charts/sparkline.tsx";
import type { Change } from "#src/ui/format/change.ts";
import { UNKNOWN } from "#src/ui/format/numbers.ts";
import { ChangeLine } from "./change-line.tsx";
import styles from "./tile.module.css";

export interface TileProps {
  readonly label: string;
  /** The number as it is written; null where it is not known. */
  readonly value: string | null;
  /** Why there is no number. */
  readonly unknownWords?: string;
  /** Goes behind the number, smaller. */
  readonly suffix?: string;
  readonly definition: string;
  readonly change: Change | null;
  readonly points: readonly Point[];
  readonly format: (value: number) => string;
}

/** One number of the board, with what it means, how it changed and where it comes from. */
export function Tile(props: TileProps) {
  const { label, value, suffix, points, format } = props;
  const today = points.at(-1)?.value ?? null;
  return (
    <article className={styles["tile"]} aria-label={label}>
      <header className={styles["header"]}>
        <h2 className={styles["label"]}>{label}</h2>
        <details className={styles["details"]} name="definition">
          <summary className={styles["summary"]} title={props.definition}>
            <span aria-hidden="true">?</span>
            <span className="visually-hidden">What “{label}” counts</span>
          </summary>
          <p className={styles["definition"]}>{props.definition}</p>
        </details>
      </header>
      <p className={styles["value"]} data-known={value !== null}>
        {value === null ? <Dash words={props.unknownWords ?? "not synced"} /> : withUnits(value)}
        {value !== null && suffix && <span className={styles["suffix"]}> {suffix}</span>}
      </p>
      <div className={styles["change"]}>
        <ChangeLine change={props.change} />
      </div>
      <figure className={styles["figure"]}>
        <Sparkline label={label} points={points} format={format} />
        <figcaption className={styles["caption"]} aria-hidden="true">
          <span>last {points.length} days</span>
          <span>today {today === null ? UNKNOWN : format(today)}</span>
        </figcaption>
      </figure>
    </article>
  );
}

function Dash({ words }: { readonly words: string }) {
  return (
    <>
      <span aria-hidden="true">{UNKNOWN}</span>
      <span className={styles["suffix"]}> {words}</span>
    </>
  );
}

/** Units stand smaller than their digits: 12 h 34 min. */
function withUnits(value: string) {
  return value.split(/(?<= )(h|min|s)\b/).map((part, index) =>
    index % 2 === 0 ? (
      part.trim()
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a number never change places
      <span key={index} className={styles["unit"]}>
        {` ${part} `}
      </span>
    ),
  );
}
