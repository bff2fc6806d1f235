import type { MetricType } from "#src/domain/metrics/metric.ts";
import type { GoalSheet } from "#src/reports/goal-sheet.ts";
import type { FormState } from "./form-state.ts";
import { GoalCell } from "./goal-cell.tsx";
import styles from "./goal-table.module.css";
import { goalLabel } from "./goal-words.ts";

export interface GoalTableProps {
  readonly sheet: GoalSheet;
  /** The columns. */
  readonly types: readonly MetricType[];
  readonly caption: string;
  readonly state: FormState | null;
  readonly mayChange: boolean;
}

/** People as rows, metrics as columns; on a narrow screen a person's metrics stand under their name. */
export function GoalTable({ sheet, types, caption, state, mayChange }: GoalTableProps) {
  const { period, readTypes, ofReps } = sheet;
  return (
    <table className={styles["table"]}>
      <caption className={styles["caption"]}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Who</th>
          {types.map((type) => (
            <th key={type} scope="col">
              {goalLabel(type, period)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sheet.rows.map((row) => (
          <tr key={row.userId ?? ""} className={row.userId === null ? styles["team"] : undefined}>
            <th scope="row" className={styles["name"]}>
              {row.userName}
            </th>
            {row.cells
              .filter(({ type }) => types.includes(type))
              .map((cell) => (
                <GoalCell
                  key={cell.type}
                  cell={cell}
                  row={row}
                  period={period}
                  state={state}
                  ofReps={
                    row.userId === null ? (ofReps[sheet.types.indexOf(cell.type)] ?? null) : null
                  }
                  isRead={readTypes.includes(cell.type)}
                  mayChange={mayChange}
                />
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
