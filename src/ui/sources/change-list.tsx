import type { SettingChange } from "#src/domain/sources/setting-change.ts";
import { SubmitButton } from "#src/ui/access/submit-button.tsx";
import { formatInstant } from "#src/ui/format/instants.ts";
import settings from "#src/ui/settings/settings-page.module.css";
import { changeText } from "./policy-words.ts";
import styles from "./sources.module.css";

interface ChangeListProps {
  readonly changes: readonly SettingChange[];
  readonly nameOf: (userId: string) => string;
  /** IANA zone of the times. */
  readonly zone: string;
}

/** Who changed what, the newest first. The newest of each kind can be put back in one step. */
export function ChangeList({ changes, nameOf, zone }: ChangeListProps) {
  const newest = new Map(changes.map((change) => [change.what, change.id]));
  const undone = new Set(changes.map(({ undoes }) => undoes));
  return (
    <section aria-labelledby="changes" className={styles["days"]}>
      <h2 id="changes" className={styles["subtitle"]}>
        Who changed what
      </h2>
      {changes.length === 0 ? (
        <p>Nothing was changed yet.</p>
      ) : (
        <ul className={settings["list"]}>
          {[...changes].reverse().map((change) => (
            <li key={change.id} className={settings["item"]} data-change={change.what}>
              <span>
                {change.undoes === null ? "" : "Put back: "}
                {changeText(change, nameOf)}
                {undone.has(change.id) && " (put back later)"}
                <span className={styles["byline"]}>
                  {change.by === "callboard" ? "Callboard, by their names" : change.by},{" "}
                  <time dateTime={change.at}>{formatInstant(change.at, zone)}</time>
                </span>
              </span>
              {newest.get(change.what) === change.id && canUndo(change) && (
                <form method="post" action="/settings/sources/undo">
                  <input type="hidden" name="id" value={change.id} />
                  <SubmitButton quiet name={`Roll back: ${changeText(change, nameOf)}`}>
                    Roll back
                  </SubmitButton>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Before the first mapping there was none to go back to. */
function canUndo(change: SettingChange): boolean {
  return change.what !== "mapping" || change.before !== null;
}
