import type { Day } from "#src/domain/calendar/day.ts";
import type { Measure } from "#src/domain/metrics/measure.ts";
import { explainHref } from "#src/ui/explain/explain-href.ts";
import { formatWeekday } from "#src/ui/format/days.ts";
import { formatCount, UNKNOWN } from "#src/ui/format/numbers.ts";
import { unknownWords } from "./chart-lines.ts";
import styles from "./heat-map.module.css";
import { HeatScale } from "./heat-scale.tsx";
import { heatStep } from "./heat-step.ts";
import { NewestInView } from "./newest-in-view.tsx";

export interface HeatRow {
  /** Null: everybody's, the row of sums. */
  readonly userId: string | null;
  readonly name: string;
  /** One a day; null where it was not synced. */
  readonly values: readonly (number | null)[];
  /** Null: not known; absent: there is no column of totals. */
  readonly total?: number | null;
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
  /** The workspace's today: a day after it is still to come. */
  readonly today: Day;
  readonly format?: (value: number) => string;
  /** Where totals are written otherwise than cells. */
  readonly formatTotal?: (value: number) => string;
}

/**
 * Who did how much on which day, as a table. A row is one stop of the Tab key: the link of its total, which covers the row;
 * arrows walk its days (`PlotCursor`), and a day opens its list. Without script a row opens as a whole.
 */
export function HeatMap({ caption, days, rows, sums, top, ...rest }: HeatMapProps) {
  const { format = formatCount, formatTotal = format } = rest;
  const row = { days, ...rest, format, formatTotal };
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
              {days.map((day, index) => (
                <DayHead key={day} day={day} first={index === 0} />
              ))}
              <th scope="col" className={styles["total"]}>
                <span className={sums.total === undefined ? "visually-hidden" : undefined}>
                  {sums.total === undefined ? "List" : "Total"}
                </span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <Row key={one.userId} {...row} row={one} top={top} />
            ))}
          </tbody>
          <tfoot>
            {/* The sums have no colours: they are of another size than a rep's day. */}
            <Row {...row} row={sums} top={0} />
          </tfoot>
        </table>
        <NewestInView key={`${days[0]} ${days.at(-1)}`} />
      </section>
      <HeatScale top={top} unit={rest.unit} format={format} />
    </div>
  );
}

interface RowProps extends Required<Omit<HeatMapProps, "caption" | "rows" | "sums">> {
  readonly row: HeatRow;
}

function Row({ row, days, top, measure, unit, today, format, formatTotal }: RowProps) {
  const { userId, name, total, working } = row;
  const [from = "", to = ""] = [days[0], days.at(-1)];
  return (
    <tr>
      <th scope="row" className={styles["name"]}>
        {name}
      </th>
      {row.values.map((value, index) => (
        <td
          key={days[index]}
          data-heat={cellKind(value, top, (days[index] ?? "") > today)}
          data-off={working?.[index] === false || undefined}
        >
          {value === null ? <Unknown words={unknownWords(days[index], today)} /> : format(value)}
        </td>
      ))}
      <td className={styles["total"]}>
        <a
          className={styles["link"]}
          href={explainHref({ measure, userId, from, to })}
          data-plot="row"
          data-first={from}
          data-unit={unit}
        >
          {total != null && formatTotal(total)}
          {total === null && UNKNOWN}
          <span className="visually-hidden">
            {total === null && ", not synced"}
            {total != null && format === formatTotal && ` ${unit}`}
            {total !== undefined && ", "}
            {name}, open the list
          </span>
        </a>
      </td>
    </tr>
  );
}

/** How a cell is drawn: by its step; as a sum, without one; not known, or still to come. */
function cellKind(value: number | null, top: number, coming: boolean): string | number {
  if (value === null) return coming ? "coming" : "unknown";
  return top === 0 ? "sum" : (heatStep(value, top) ?? "unknown");
}

function Unknown({ words }: { readonly words: string }) {
  return (
    <>
      <span aria-hidden="true">{UNKNOWN}</span>
      <span className="visually-hidden">{words}</span>
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
