import type { Day } from "#src/domain/calendar/day.ts";
import { SubmitButton } from "#src/ui/access/submit-button.tsx";
import settings from "#src/ui/settings/settings-page.module.css";
import { Notice } from "#src/ui/states/notice.tsx";
import styles from "./sources.module.css";

interface ComparisonFilterProps {
  readonly asked: { readonly from: Day; readonly to: Day; readonly userId: string | null };
  readonly reps: readonly { readonly userId: string; readonly userName: string }[];
  readonly problem: string | null;
}

/** Which days of whom are compared. */
export function ComparisonFilter({ asked, reps, problem }: ComparisonFilterProps) {
  return (
    <section aria-labelledby="compare" className={styles["filter"]}>
      <h2 id="compare" className={settings["subtitle"]}>
        Side by side
      </h2>
      <form method="get" action="/settings/sources" className={settings["pair"]}>
        <label className={settings["field"]}>
          <span className={settings["label"]}>From</span>
          <input type="date" name="from" className={settings["input"]} defaultValue={asked.from} />
        </label>
        <label className={settings["field"]}>
          <span className={settings["label"]}>To</span>
          <input type="date" name="to" className={settings["input"]} defaultValue={asked.to} />
        </label>
        <label className={settings["field"]}>
          <span className={settings["label"]}>Rep</span>
          <select name="userId" className={settings["input"]} defaultValue={asked.userId ?? ""}>
            <option value="">Everybody</option>
            {reps.map(({ userId, userName }) => (
              <option key={userId} value={userId}>
                {userName}
              </option>
            ))}
            <option value="unassigned">Unassigned</option>
          </select>
        </label>
        <div className={styles["send"]}>
          <SubmitButton quiet>Compare</SubmitButton>
        </div>
      </form>
      {problem !== null && (
        <div role="alert">
          <Notice tone="red" state="range-problem" title="These days cannot be compared.">
            {problem}
          </Notice>
        </div>
      )}
    </section>
  );
}
