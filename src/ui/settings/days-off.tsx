import { type Day, daysBetween } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";
import { SubmitButton } from "#src/ui/access/submit-button.tsx";
import { formatRange } from "#src/ui/format/days.ts";
import { plural } from "#src/ui/format/numbers.ts";
import { dayRuns } from "./calendar-words.ts";
import type { FormState } from "./form-state.ts";
import { SettingField } from "./setting-field.tsx";
import styles from "./settings-page.module.css";

interface DaysOffProps {
  readonly userId: string;
  /** Rising. */
  readonly daysOff: readonly Day[];
  readonly today: Day;
  readonly state: FormState | null;
  readonly mayChange: boolean;
}

/** Days on which one rep does not work. */
export function DaysOff({ userId, daysOff, today, state, mayChange }: DaysOffProps) {
  const runs = dayRuns(daysOff);
  const coming = runs.filter(({ to }) => to >= today);
  const past = runs.filter(({ to }) => to < today).toReversed();
  const list = (shown: readonly DayRange[]) => (
    <ul className={styles["list"]}>
      {shown.map((run) => (
        <li key={run.from} className={styles["item"]}>
          <span>
            <strong>{formatRange(run)}</strong>{" "}
            <span className={styles["when"]}>
              {plural(daysBetween(run.from, run.to) + 1, "day")}
            </span>
          </span>
          {mayChange && <RemoveDays userId={userId} run={run} />}
        </li>
      ))}
    </ul>
  );
  return (
    <section className={styles["card"]} aria-labelledby="days-off">
      <h2 id="days-off" className={styles["subtitle"]}>
        Days off
      </h2>
      <p className={styles["note"]}>
        Nothing is expected on them: they lower the goal of their period, and no streak ends there.
      </p>
      {coming.length === 0 ? <p className={styles["none"]}>None ahead.</p> : list(coming)}
      {past.length > 0 && (
        <details className={styles["past"]}>
          <summary>{past.length} in the past</summary>
          {list(past)}
        </details>
      )}
      {mayChange && (
        <form
          className={styles["form"]}
          method="post"
          action="/settings/calendar/days-off"
          noValidate
        >
          <input type="hidden" name="userId" value={userId} />
          <div className={styles["pair"]}>
            <SettingField field="from" label="First day off" type="date" kept="" state={state} />
            <SettingField
              field="to"
              label="Last day off, if not the same"
              type="date"
              kept=""
              state={state}
            />
          </div>
          <SubmitButton quiet>Add days off</SubmitButton>
        </form>
      )}
    </section>
  );
}

function RemoveDays({ userId, run }: { readonly userId: string; readonly run: DayRange }) {
  return (
    <form method="post" action="/settings/calendar/removed-days-off">
      <input type="hidden" name="userId" value={userId} />
      <input type="hidden" name="from" value={run.from} />
      <input type="hidden" name="to" value={run.to} />
      <button
        type="submit"
        className={styles["small"]}
        aria-label={`Remove the days off ${formatRange(run)}`}
      >
        Remove
      </button>
    </form>
  );
}
