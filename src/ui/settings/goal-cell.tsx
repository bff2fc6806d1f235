import type { Period } from "#src/domain/calendar/period.ts";
import { DEFINITIONS } from "#src/domain/metrics/measure.ts";
import type { GoalCell as Cell, GoalRow, RepGoals } from "#src/reports/goal-sheet.ts";
import { formatRange } from "#src/ui/format/days.ts";
import { plural } from "#src/ui/format/numbers.ts";
import { type FormState, fieldId, problemOf, shownValue } from "./form-state.ts";
import styles from "./goal-table.module.css";
import { cellField, formatTarget, goalLabel, PERIOD_NOUNS, unitWords } from "./goal-words.ts";

export interface GoalCellProps {
  readonly cell: Cell;
  readonly row: GoalRow;
  readonly period: Period;
  readonly state: FormState | null;
  /** What stands in for the team's own goal; null for a rep. */
  readonly ofReps: RepGoals | null;
  /** Whether a missing suggestion is worth a word: not of metrics that nobody reads. */
  readonly isRead: boolean;
  readonly mayChange: boolean;
}

/** One target of one person. */
export function GoalCell(props: GoalCellProps) {
  const { cell, row, period, state, mayChange } = props;
  const field = cellField(cell.type, row.userId);
  const id = fieldId(field);
  const kept = formatTarget(cell.target);
  const problem = problemOf(state, field);
  if (!mayChange) {
    return (
      <td className={styles["cell"]}>
        <span className={styles["what"]}>
          <CellLabel cell={cell} row={row} period={period} />
        </span>
        <span className={styles["target"]}>{kept === "" ? "–" : kept}</span>
        <CellNotes {...props} />
      </td>
    );
  }
  return (
    <td className={styles["cell"]}>
      <label className={styles["what"]} htmlFor={id}>
        <CellLabel cell={cell} row={row} period={period} />
      </label>
      <input type="hidden" name={`was ${field.slice("target ".length)}`} value={kept} />
      <div className={styles["line"]}>
        <input
          id={id}
          name={field}
          className={styles["input"]}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={shownValue(state, field, kept)}
          aria-invalid={problem === null ? undefined : true}
          aria-describedby={`${id}-notes`}
        />
        <Suggestion {...props} />
      </div>
      <div id={`${id}-notes`}>
        {problem !== null && <span className={styles["problem"]}>{problem}. </span>}
        <CellNotes {...props} />
      </div>
    </td>
  );
}

/** The period and the name stand near by, so that eyes are spared them. */
function CellLabel({ cell, row, period }: Pick<GoalCellProps, "cell" | "row" | "period">) {
  return (
    <>
      {DEFINITIONS[cell.type].label}
      {unitWords(cell.type)}
      <span className="visually-hidden">{` a ${PERIOD_NOUNS[period]}, ${row.userName}`}</span>
    </>
  );
}

function CellNotes({ cell, ofReps }: GoalCellProps) {
  const { target, coming } = cell;
  return (
    <>
      {ofReps !== null && target === null && (
        <span className={styles["small"]}>{standInText(ofReps)}</span>
      )}
      {coming !== null && (
        <span className={styles["small"]}>
          {coming.target === null ? "no goal" : formatTarget(coming.target)} from{" "}
          {formatRange({ from: coming.fromDay, to: coming.fromDay })}
        </span>
      )}
    </>
  );
}

/** What counts for the team while it has no goal of its own. */
function standInText({ sum, reps, without }: RepGoals): string {
  if (sum !== null) return `unset: sum of the reps’ goals: ${formatTarget(sum)}`;
  if (without === reps) return "unset";
  return `unset: ${plural(without, "rep")} without a goal, so nothing is summed`;
}

function Suggestion({ cell, row, period, isRead }: GoalCellProps) {
  const { suggested, target, type } = cell;
  if (suggested === null) {
    return isRead ? <span className={styles["small"]}>too little history</span> : null;
  }
  if (suggested === target) return null;
  return (
    <button
      type="submit"
      name="use"
      value={`${type} ${row.userId ?? ""} ${suggested}`}
      className={styles["use"]}
    >
      suggested {formatTarget(suggested)}: <span className={styles["verb"]}>use</span>
      <span className="visually-hidden">{` for ${goalLabel(type, period)}, ${row.userName}`}</span>
    </button>
  );
}
