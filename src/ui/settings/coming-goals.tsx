import type { ListedGoal } from "#src/reports/goal-list.ts";
import { formatRange } from "#src/ui/format/days.ts";
import { cellField, formatTarget, goalLabel, targetWords } from "./goal-words.ts";
import styles from "./settings-page.module.css";

interface ComingGoalsProps {
  readonly goals: readonly ListedGoal[];
  readonly mayChange: boolean;
}

/** Goals that are set for a later day, each with a way to take it back. */
export function ComingGoals({ goals, mayChange }: ComingGoalsProps) {
  if (goals.length === 0) return null;
  return (
    <section className={styles["card"]} aria-labelledby="coming">
      <h2 id="coming" className={styles["subtitle"]}>
        Coming
      </h2>
      <ul className={styles["list"]}>
        {goals.map((goal) => (
          <li
            key={`${goal.fromDay} ${cellField(goal.type, goal.userId)}`}
            className={styles["item"]}
          >
            <span>
              <span className={styles["when"]}>
                From {formatRange({ from: goal.fromDay, to: goal.fromDay })}:
              </span>{" "}
              {goal.userName}, {goalLabel(goal.type, goal.period)}:{" "}
              <strong>{goal.target === null ? "no goal" : formatTarget(goal.target)}</strong>{" "}
              <span className={styles["when"]}>
                (before: {targetWords(goal.before, goal.type, goal.period)})
              </span>
            </span>
            {mayChange && <TakeBack goal={goal} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Sets for that day what was in force the day before. */
function TakeBack({ goal }: { readonly goal: ListedGoal }) {
  const field = cellField(goal.type, goal.userId);
  return (
    <form method="post" action="/settings/goals/targets">
      <input type="hidden" name="period" value={goal.period} />
      <input type="hidden" name="fromDay" value={goal.fromDay} />
      <input type="hidden" name={field} value={formatTarget(goal.before)} />
      <input
        type="hidden"
        name={`was ${field.slice("target ".length)}`}
        value={formatTarget(goal.target)}
      />
      <button
        type="submit"
        className={styles["small"]}
        aria-label={`Take back: ${goal.userName}, ${goalLabel(goal.type, goal.period)}, from ${goal.fromDay}`}
      >
        Take back
      </button>
    </form>
  );
}
