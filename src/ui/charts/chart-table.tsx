import { formatWeekday } from "#src/ui/format/days.ts";
import { type ChartLines, unknownWords } from "./chart-lines.ts";
import styles from "./chart-table.module.css";

interface ChartTableProps extends ChartLines {
  readonly label: string;
  readonly format: (value: number) => string;
}

/** The same numbers as a table, for whoever reads better than looks. */
export function ChartTable({ label, days, series, earlier, unfinished, format }: ChartTableProps) {
  const lines = earlier ? [...series, earlier] : series;
  return (
    <details className={styles["details"]}>
      <summary className={styles["summary"]}>As a table</summary>
      <div className={styles["frame"]}>
        <table className={styles["table"]}>
          <caption className="visually-hidden">{label} by day</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              {lines.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map((day, index) => (
              <tr key={day}>
                <th scope="row">
                  {formatWeekday(day)}
                  {day === unfinished && " so far"}
                </th>
                {lines.map((line) => {
                  const value = line.values[index] ?? null;
                  const unknown = unknownWords(day, line === earlier ? null : unfinished);
                  return <td key={line.name}>{value === null ? unknown : format(value)}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
