import type { Day } from "#src/domain/calendar/day.ts";
import { SubmitButton } from "#src/ui/access/submit-button.tsx";
import styles from "./compared-range.module.css";
import { type ShownComparison, SOURCES_PATH } from "./sources-href.ts";

/** Somebody who can be chosen. */
export interface Choosable {
  readonly id: string;
  readonly name: string;
}

interface ComparedRangeProps {
  readonly shown: ShownComparison;
  readonly problem: string | null;
  readonly people: readonly Choosable[];
  readonly today: Day;
}

/** Which days, and whose, are compared. */
export function ComparedRange({ shown, problem, people, today }: ComparedRangeProps) {
  const wrong =
    problem === null ? {} : { "aria-invalid": true, "aria-describedby": "range-problem" };
  return (
    <form className={styles["form"]} action={SOURCES_PATH} method="get" noValidate>
      <label className={styles["field"]}>
        From
        <input type="date" name="from" defaultValue={shown.from} max={today} {...wrong} />
      </label>
      <label className={styles["field"]}>
        To
        <input type="date" name="to" defaultValue={shown.to} max={today} {...wrong} />
      </label>
      <label className={styles["field"]}>
        Whose calls
        <select name="userId" defaultValue={shown.userId}>
          <option value="">Everybody’s</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <SubmitButton quiet>Compare</SubmitButton>
      {problem !== null && (
        <p id="range-problem" className={styles["problem"]} role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
