import Link from "next/link";
import type { ComparedDay } from "#src/reports/source-comparison.ts";
import { explainHref } from "#src/ui/explain/explain-href.ts";
import { formatWeekday } from "#src/ui/format/days.ts";
import { formatCount, plural, UNKNOWN } from "#src/ui/format/numbers.ts";
import type { ComparisonProps } from "./comparison.tsx";
import { DayReasons } from "./day-reasons.tsx";
import { signed } from "./reason-words.ts";
import styles from "./source-table.module.css";

/** More rows nobody reads at once. */
const MOST_ROWS = 150;

/** Rep by rep and day by day; days without a difference are one line. */
export function ComparedDays(props: Omit<ComparisonProps, "shown">) {
  const { days } = props.comparison;
  const both = days.filter(isCompared);
  const differing = both.filter((one) => one.reasons.length > 0 || one.justcall !== one.copper);
  const halves = days.filter((one) => !isCompared(one));
  const equal = both.length - differing.length;
  return (
    <>
      {differing.length > 0 && (
        <>
          <h3 className={styles["title"]}>Rep-days that differ</h3>
          <DayTable {...props} caption="Rep-days that differ" rows={differing} />
        </>
      )}
      {equal > 0 && (
        <p className={styles["note"]} data-state="equal-days">
          {plural(equal, "rep-day")} {equal === 1 ? "is" : "are"} equal.
        </p>
      )}
      {halves.length > 0 && (
        <details className={styles["more"]} data-state="read-by-one">
          <summary>
            {plural(halves.length, "rep-day")} {halves.length === 1 ? "was" : "were"} read by one
            source only
          </summary>
          <DayTable {...props} caption="Rep-days that one source has not read" rows={halves} />
        </details>
      )}
    </>
  );
}

interface DayTableProps extends Omit<ComparisonProps, "shown" | "comparison"> {
  readonly caption: string;
  readonly rows: readonly ComparedDay[];
}

function DayTable({ caption, rows, ...rest }: DayTableProps) {
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <section className={styles["frame"]} aria-label={caption} tabIndex={0}>
        <table className={styles["table"]}>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">Rep</th>
              <th scope="col">Day</th>
              {["JustCall", "Copper", "Counted", "Difference"].map((name) => (
                <th key={name} scope="col" className={styles["number"]}>
                  {name}
                </th>
              ))}
              <th scope="col">Reasons</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST_ROWS).map((row) => (
              <DayRow key={`${row.userId} ${row.day}`} row={row} {...rest} />
            ))}
          </tbody>
        </table>
      </section>
      {rows.length > MOST_ROWS && (
        <p className={styles["note"]}>
          And {plural(rows.length - MOST_ROWS, "rep-day")} more: choose a rep or fewer days to see
          them.
        </p>
      )}
    </>
  );
}

function DayRow({
  row,
  zone,
  nameOf,
}: Omit<DayTableProps, "caption" | "rows"> & { readonly row: ComparedDay }) {
  const { userId, userName, day, justcall, copper, counted } = row;
  return (
    <tr>
      <th scope="row" data-rep>
        {userName}
      </th>
      <td className={styles["day"]}>{formatWeekday(day)}</td>
      <td className={styles["number"]}>{known(justcall)}</td>
      <td className={styles["number"]}>{known(copper)}</td>
      <td className={styles["number"]}>
        {counted === null ? (
          known(null, "nothing counts")
        ) : (
          <Link
            href={explainHref({ measure: "phone_call_quantity", userId, from: day, to: day })}
            prefetch={false}
          >
            {formatCount(counted)}
            <span className="visually-hidden">
              {" "}
              calls of {userName}, {formatWeekday(day)}: what is behind it
            </span>
          </Link>
        )}
      </td>
      <td className={styles["number"]}>
        {justcall === null || copper === null
          ? known(null, "not to be compared")
          : signed(copper - justcall)}
      </td>
      <td className={styles["reasons"]}>
        {justcall === null || copper === null ? (
          unreadWords(row)
        ) : (
          <DayReasons reasons={row.reasons} zone={zone} nameOf={nameOf} />
        )}
      </td>
    </tr>
  );
}

/** What was not read is not nothing. */
function known(amount: number | null, why = "not read") {
  if (amount !== null) return formatCount(amount);
  return (
    <>
      <span aria-hidden="true">{UNKNOWN}</span>
      <span className="visually-hidden">{why}</span>
    </>
  );
}

function unreadWords({ justcall, copper }: ComparedDay): string {
  if (justcall === null && copper === null) return "Neither source has read this day.";
  return `${justcall === null ? "JustCall" : "Copper"} has not read this day.`;
}

function isCompared({ justcall, copper }: ComparedDay): boolean {
  return justcall !== null && copper !== null;
}
