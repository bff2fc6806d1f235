import type { ListedGoal } from "#src/reports/goal-list.ts";
import { formatRange } from "#src/ui/format/days.ts";
import { formatInstant } from "#src/ui/format/instants.ts";
import { plural } from "#src/ui/format/numbers.ts";
import styles from "./goal-history.module.css";
import { cellField, goalLabel, setterWords, targetWords } from "./goal-words.ts";
import page from "./settings-page.module.css";

interface GoalHistoryProps {
  /** The latest first. */
  readonly goals: readonly ListedGoal[];
  readonly zone: string;
}

/** Who set what, and when: what was saved at once is one entry. */
export function GoalHistory({ goals, zone }: GoalHistoryProps) {
  const saves = Map.groupBy(goals, ({ setAt, setBy, fromDay }) => [setAt, setBy, fromDay].join());
  return (
    <section aria-labelledby="history">
      <h2 id="history" className={page["subtitle"]}>
        History
      </h2>
      {goals.length === 0 ? (
        <p className={page["none"]}>No goal of this period was ever set.</p>
      ) : (
        <ol className={styles["saves"]}>
          {[...saves].map(([key, saved]) => (
            <Save key={key} saved={saved} zone={zone} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Save({ saved, zone }: { readonly saved: readonly ListedGoal[]; readonly zone: string }) {
  const [first] = saved;
  if (first === undefined) return null;
  const lines = saved.map((goal) => (
    <li key={cellField(goal.type, goal.userId)}>
      {goal.userName}, {goalLabel(goal.type, goal.period)}:{" "}
      <strong>{targetWords(goal.target, goal.type, goal.period)}</strong>{" "}
      <span className={page["when"]}>
        before: {targetWords(goal.before, goal.type, goal.period)}
      </span>
    </li>
  ));
  return (
    <li className={styles["save"]}>
      <span>
        {plural(saved.length, "goal")} from{" "}
        {formatRange({ from: first.fromDay, to: first.fromDay })}
      </span>
      <span className={styles["who"]}>
        {setterWords(first.setBy)}, {formatInstant(first.setAt, zone)}
      </span>
      {saved.length === 1 ? (
        <ul className={styles["goals"]}>{lines}</ul>
      ) : (
        <details>
          <summary>Which</summary>
          <ul className={styles["goals"]}>{lines}</ul>
        </details>
      )}
    </li>
  );
}
