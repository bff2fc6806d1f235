import type { ListedGoal } from "#src/reports/goal-list.ts";
import { formatRange } from "#src/ui/format/days.ts";
import { formatInstant } from "#src/ui/format/instants.ts";
import { cellField, goalLabel, setterWords, targetWords } from "./goal-words.ts";
import styles from "./settings-page.module.css";

interface GoalHistoryProps {
  /** The latest first. */
  readonly goals: readonly ListedGoal[];
  readonly zone: string;
}

/** Who set what, and when. */
export function GoalHistory({ goals, zone }: GoalHistoryProps) {
  return (
    <section aria-labelledby="history">
      <h2 id="history" className={styles["subtitle"]}>
        History
      </h2>
      {goals.length === 0 ? (
        <p className={styles["none"]}>No goal of this period was ever set.</p>
      ) : (
        <ul className={styles["list"]}>
          {goals.map((goal) => (
            <li
              key={`${goal.fromDay} ${cellField(goal.type, goal.userId)}`}
              className={styles["item"]}
            >
              <span>
                <strong>{goal.userName}</strong>, {goalLabel(goal.type, goal.period)}:{" "}
                {targetWords(goal.target, goal.type, goal.period)} from{" "}
                {formatRange({ from: goal.fromDay, to: goal.fromDay })}{" "}
                <span className={styles["when"]}>
                  (before: {targetWords(goal.before, goal.type, goal.period)})
                </span>
              </span>
              <span className={styles["when"]}>
                {setterWords(goal.setBy)}, {formatInstant(goal.setAt, zone)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
