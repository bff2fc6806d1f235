import type { WeekdayWeights } from "#src/domain/calendar/working-calendar.ts";
import { WEEKDAY_NAMES, weekdayName } from "./calendar-words.ts";
import { type FormState, fieldId, problemOf, shownValue } from "./form-state.ts";
import styles from "./settings-page.module.css";
import week from "./weekday-fields.module.css";

interface WeekdayFieldsProps {
  readonly legend: string;
  readonly kept: WeekdayWeights;
  readonly state: FormState | null;
}

/** How much of a working day each weekday is. */
export function WeekdayFields({ legend, kept, state }: WeekdayFieldsProps) {
  const wrong = kept.map((_, weekday) => problemOf(state, `weights.${weekday}`));
  const all = problemOf(state, "weights");
  return (
    <fieldset className={styles["group"]} id={fieldId("weights")}>
      <legend>{legend}</legend>
      <div className={week["days"]}>
        {kept.map((weight, weekday) => {
          const field = `weights.${weekday}`;
          return (
            // A week always has the same days.
            <label key={weekdayName(weekday)} className={week["day"]} htmlFor={fieldId(field)}>
              <span aria-hidden="true">{WEEKDAY_NAMES[weekday]}</span>
              <span className="visually-hidden">{weekdayName(weekday)}</span>
              <input
                id={fieldId(field)}
                name={field}
                className={styles["input"]}
                inputMode="decimal"
                autoComplete="off"
                defaultValue={shownValue(state, field, String(weight))}
                aria-invalid={wrong[weekday] === null && all === null ? undefined : true}
                aria-describedby={fieldId("weights-notes")}
              />
            </label>
          );
        })}
      </div>
      <span id={fieldId("weights-notes")}>
        {wrong.map(
          (problem, weekday) =>
            problem !== null && (
              <span key={weekdayName(weekday)} className={styles["problem"]}>
                {weekdayName(weekday)} {problem}.{" "}
              </span>
            ),
        )}
        {all !== null && <span className={styles["problem"]}>The week {all}. </span>}
        <span className={styles["when"]}>1 is a whole day, 0.5 half a day, 0 is free.</span>
      </span>
    </fieldset>
  );
}
