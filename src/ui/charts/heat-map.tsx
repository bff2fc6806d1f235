import type { Day } from "#src/domain/calendar/day.ts";
import type { Measure } from "#src/domain/metrics/measure.ts";
import { explainHref } from "#src/ui/explain/explain-href.ts";
import { formatWeekday } from "#src/ui/format/days.ts";
import { formatCount, UNKNOWN } from "#src/ui/format/numbers.ts";
import styles from "./heat-map.module.css";
import { HeatScale } from "./heat-scale.tsx";
import { heatStep } from "./heat-step.ts";

export interface HeatRow {
  /** Null: everybody's, the row of sums. */
  readonly userId: string | null;
  readonly name: string;
  /** One a day; null where it was not synced. */
  readonly values: readonly (number | null)[];
  readonly total: number | null;
  /** Which of the days the rep works; absent: it does not matter. */
  readonly working?: readonly boolean[];
}

interface HeatMapProps {
  /** "Calls by rep and day". */
  readonly caption: string;
  readonly measure: Measure;
  /** What is counted, after a number: "calls". */
  readonly unit: string;
  /** Each the one after the one before. */
  readonly days: readonly Day[];
  /** The value that gets the strongest colour. */
  readonly top: number;
  readonly rows: readonly HeatRow[];
  readonly sums: HeatRow;
  readonly format?: (value: number) => string;
}

/**
 * Who did how much on which day, as a table. A row is one stop of the Tab key: the link of its total, which covers the row;
 * arrows walk its days (`PlotCursor`), and a day opens its list. Without script a row opens as a whole.
 */
export function HeatMap({ caption, days, rows, sums, top, ...rest }: HeatMapProps) {
  const { format = formatCount } = rest;
  return (
    <div className={styles["map"]}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <section className={styles["frame"]} aria-label={caption} tabIndex={0}>
        <table className={styles["table"]}>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col" className={styles["name"]}>
                Rep
              </th>
              <th scope="col" className={styles["total"]}>
                Total
              </th>
              {days.map((day, index) => (
                <DayHead key={day} day={day} first={index === 0} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.userId} row={row} days={days} top={top} {...rest} format={format} />
            ))}
          </tbody>
          <tfoot>
            {/* The sums have no colours: they are of another size than a rep's day. */}
            <Row row={sums} days={days} top={0} {...rest} format={format} />
          </tfoot>
        </table>
      </section>
      <HeatScale top={top} unit={rest.unit} format={format} />
    </div>
  );
}

interface RowProps
  extends Required<Pick<HeatMapProps, "days" | "top" | "measure" | "unit" | "format">> {
  readonly row: HeatRow;
}

function Row({ row, days, top, measure, unit, format }: RowProps) {
  const { userId, name, total, working } = row;
  const [from = "", to = ""] = [days[0], days.at(-1)];
  return (
    <tr>
      <th scope="row" className={styles["name"]}>
        {name}
      </th>
      <td className={styles["total"]}>
        <a
          className={styles["link"]}
          href={explainHref({ measure, userId, from, to })}
          data-plot="row"
          data-first={from}
          data-unit={unit}
        >
          {total === null ? UNKNOWN : format(total)}
          <span className="visually-hidden">
            {total === null ? ", not synced" : ` ${unit}`}, {name}, open the list
          </span>
        </a>
      </td>
      {row.values.map((value, index) => (
        <td
          key={days[index]}
          data-heat={top === 0 && value !== null ? "sum" : (heatStep(value, top) ?? "unknown")}
          data-off={working?.[index] === false || undefined}
        >
          {value === null ? <Unknown /> : format(value)}
        </td>
      ))}
    </tr>
  );
}

function Unknown() {
  return (
    <>
      <span aria-hidden="true">{UNKNOWN}</span>
      <span className="visually-hidden">not synced</span>
    </>
  );
}

/** "M 16", with the month where it begins. */
function DayHead({ day, first }: { readonly day: Day; readonly first: boolean }) {
  const [weekday = "", number, month] = formatWeekday(day).split(" ");
  return (
    <th scope="col">
      <span aria-hidden="true">
        <span className={styles["day"]}>
          {first || number === "1" ? month : weekday.slice(0, 1)}
        </span>
        <span className={styles["day"]}>{number}</span>
      </span>
      <span className="visually-hidden">{formatWeekday(day)}</span>
    </th>
  );
}
