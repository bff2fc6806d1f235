import { DEFINITIONS } from "#src/domain/metrics/measure.ts";
import type { GoalSheet } from "#src/reports/goal-sheet.ts";
import { SubmitButton } from "#src/ui/access/submit-button.tsx";
import { formatRange } from "#src/ui/format/days.ts";
import { plural } from "#src/ui/format/numbers.ts";
import { NoUsers } from "#src/ui/states/no-users.tsx";
import { ComingGoals } from "./coming-goals.tsx";
import { type FormState, problemOf } from "./form-state.ts";
import { GoalHistory } from "./goal-history.tsx";
import { GoalPeriods } from "./goal-periods.tsx";
import styles from "./goal-sheet-page.module.css";
import { GoalTable } from "./goal-table.tsx";
import { cellField, formatTarget, goalLabel, PERIOD_NOUNS } from "./goal-words.ts";
import { Outcome } from "./outcome.tsx";
import { SettingField } from "./setting-field.tsx";
import { SettingsHead } from "./settings-head.tsx";
import { UseSuggestions } from "./use-suggestions.tsx";

export interface GoalSheetPageProps {
  readonly sheet: GoalSheet;
  readonly mayChange: boolean;
  /** The sheet as it was sent, where it could not be taken. */
  readonly state: FormState | null;
  /** How many goals were saved a moment ago; null when none were sent. */
  readonly saved: number | null;
  readonly problem: string | null;
}

/** What everybody is to reach, to be filled in as a sheet. */
export function GoalSheetPage({ sheet, mayChange, state, saved, problem }: GoalSheetPageProps) {
  const { period, today } = sheet;
  return (
    <>
      <SettingsHead
        title="Goals"
        lead={`What each rep and the team are to reach each ${PERIOD_NOUNS[period]}, as in force today, ${formatRange({ from: today, to: today })}.`}
      >
        <GoalPeriods period={period} />
      </SettingsHead>
      <Outcome
        done={saved === null ? null : savedText(saved)}
        state={state}
        problem={problem}
        nameOf={(field) => nameOf(sheet, field)}
      />
      {!mayChange && <p className={styles["look"]}>Managers set these; you may look.</p>}
      {sheet.rows.length === 1 ? (
        <NoUsers />
      ) : (
        <div className={styles["columns"]}>
          <Sheet {...{ sheet, mayChange, state }} />
          <div className={styles["aside"]}>
            <ComingGoals goals={sheet.coming} mayChange={mayChange} />
            <GoalHistory goals={sheet.history} zone={sheet.zone} />
          </div>
        </div>
      )}
    </>
  );
}

function Sheet({
  sheet,
  mayChange,
  state,
}: Pick<GoalSheetPageProps, "sheet" | "mayChange" | "state">) {
  if (!mayChange)
    return (
      <div>
        <Tables {...{ sheet, mayChange, state }} />
      </div>
    );
  const gaps = suggestedGaps(sheet);
  return (
    <form method="post" action="/settings/goals/targets" noValidate>
      <input type="hidden" name="period" value={sheet.period} />
      {/* First, so that Enter in any field saves. */}
      <div className={styles["bar"]}>
        <SettingField
          field="fromDay"
          label="In force from"
          type="date"
          kept={sheet.today}
          state={state}
          required
        />
        <SubmitButton>Save goals</SubmitButton>
        {gaps.length > 0 && (
          <button type="submit" className={styles["all"]} name="use" value={gaps.join("\n")}>
            Fill {plural(gaps.length, "empty goal")} as suggested
          </button>
        )}
        <span className={styles["filled"]}>
          <UseSuggestions />
        </span>
      </div>
      <p className={styles["hint"]}>
        Empty is no goal. Suggested is what the last twelve weeks reached one time in five.
      </p>
      <Tables {...{ sheet, mayChange, state }} />
    </form>
  );
}

function Tables(props: Pick<GoalSheetPageProps, "sheet" | "mayChange" | "state">) {
  const { sheet, state } = props;
  const more = sheet.types.filter((type) => !sheet.readTypes.includes(type));
  const open = sheet.rows.some(({ userId, cells }) =>
    cells.some(
      ({ type, target, coming }) =>
        more.includes(type) &&
        (target !== null ||
          coming !== null ||
          problemOf(state, cellField(type, userId)) !== null ||
          (state?.values[cellField(type, userId)] ?? "") !== ""),
    ),
  );
  return (
    <>
      <GoalTable {...props} types={sheet.readTypes} caption="Goals for calls" />
      <details className={styles["more"]} open={open}>
        <summary>More metrics: {more.map((type) => DEFINITIONS[type].label).join(", ")}</summary>
        <div className={styles["scroll"]}>
          <GoalTable {...props} types={more} caption="Goals for more metrics" />
        </div>
      </details>
    </>
  );
}

/** What a button that fills the empty cells of the call metrics sends: `TYPE USER TARGET`, a line each. */
function suggestedGaps({ rows, readTypes }: GoalSheet): string[] {
  return rows.flatMap(({ userId, cells }) =>
    cells.flatMap(({ type, target, suggested }) =>
      userId !== null && target === null && suggested !== null && readTypes.includes(type)
        ? [`${type} ${userId} ${formatTarget(suggested).replaceAll(",", "")}`]
        : [],
    ),
  );
}

function nameOf({ rows, period }: GoalSheet, field: string): string {
  if (field === "fromDay") return "The day from which they are in force";
  for (const { userId, userName, cells } of rows) {
    for (const { type } of cells) {
      if (cellField(type, userId) === field) return `${userName}, ${goalLabel(type, period)}`;
    }
  }
  return "A goal of somebody who is not here any more";
}

function savedText(count: number): string {
  return count === 0
    ? "Nothing had changed, so nothing was saved."
    : `Saved ${plural(count, "goal")}.`;
}
