import type { Day } from "#src/domain/calendar/day.ts";
import type { SettingChange } from "#src/domain/sources/setting-change.ts";
import { formatInstant } from "#src/ui/format/instants.ts";
import { plural } from "#src/ui/format/numbers.ts";
import page from "#src/ui/settings/settings-page.module.css";
import styles from "./change-list.module.css";
import { type ChangeNames, changeWords } from "./change-words.ts";
import type { ShownComparison } from "./sources-href.ts";
import { Carried } from "./switch-form.tsx";
import { UndoForm } from "./undo-form.tsx";

const SHOWN_AT_ONCE = 10;
/** A first mapping has a part for every type of the account. */
const MOST_PARTS = 6;
const KINDS = { policy: "Which source counts", mapping: "Meanings", match: "People" } as const;

export interface ChangeListProps {
  /** Latest last. */
  readonly changes: readonly SettingChange[];
  /** The ids of those that can be taken back. */
  readonly undoable: ReadonlySet<string>;
  readonly names: ChangeNames;
  readonly zone: string;
  readonly today: Day;
  readonly shown: ShownComparison;
}

/** Who changed what of the sources, the latest first. */
export function ChangeList(props: ChangeListProps) {
  const latest = props.changes.toReversed();
  const first = latest.slice(0, SHOWN_AT_ONCE);
  const rest = latest.slice(SHOWN_AT_ONCE);
  return (
    <section className={page["card"]} aria-labelledby="changes">
      <h2 id="changes" className={page["subtitle"]}>
        What was changed
      </h2>
      {latest.length === 0 && <p className={page["none"]}>Nothing yet.</p>}
      <Entries {...props} entries={first} />
      {rest.length > 0 && (
        <details className={page["past"]}>
          <summary>{plural(rest.length, "earlier change")}</summary>
          <Entries {...props} entries={rest} />
        </details>
      )}
    </section>
  );
}

function Entries({
  entries,
  ...props
}: ChangeListProps & { readonly entries: readonly SettingChange[] }) {
  if (entries.length === 0) return null;
  return (
    <ol className={styles["list"]}>
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} {...props} />
      ))}
    </ol>
  );
}

function Entry({ entry, changes, ...props }: ChangeListProps & { readonly entry: SettingChange }) {
  const { names, zone, today, shown, undoable } = props;
  const parts = changeWords(entry, names, today);
  return (
    <li className={styles["entry"]} data-what={entry.what}>
      <div className={styles["words"]}>
        <p className={styles["head"]}>
          <strong>{KINDS[entry.what]}</strong>
          <span>
            {formatInstant(entry.at, zone)}, by {entry.by.replace(/^key:/, "")}
          </span>
        </p>
        <ul className={styles["parts"]}>
          {parts.slice(0, MOST_PARTS).map(({ what, before, after }) => (
            <li key={what}>
              {what}: {before} → <strong>{after}</strong>
            </li>
          ))}
          {parts.length > MOST_PARTS && <li>and {parts.length - MOST_PARTS} more</li>}
        </ul>
        <Undone entry={entry} changes={changes} zone={zone} />
      </div>
      {undoable.has(entry.id) && (
        <UndoForm entry={entry}>
          <Carried shown={shown} />
        </UndoForm>
      )}
    </li>
  );
}

function Undone({
  entry,
  changes,
  zone,
}: Pick<ChangeListProps, "changes" | "zone"> & { readonly entry: SettingChange }) {
  const by = changes.find(({ undoes }) => undoes === entry.id);
  const undone = changes.find(({ id }) => id === entry.undoes);
  return (
    <>
      {entry.undoes !== null && (
        <p className={styles["undone"]}>
          Put back what stood before the change
          {undone === undefined ? "." : ` of ${formatInstant(undone.at, zone)}.`}
        </p>
      )}
      {by !== undefined && <p className={styles["undone"]}>Undone {formatInstant(by.at, zone)}.</p>}
    </>
  );
}
