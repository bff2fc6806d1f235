import type { SettingChange } from "#src/domain/sources/setting-change.ts";
import { Notice } from "#src/ui/states/notice.tsx";
import { UndoForm } from "./change-list.tsx";
import { type ChangeNames, changeWords } from "./change-words.ts";
import styles from "./source-outcome.module.css";
import type { ShownComparison } from "./sources-href.ts";

interface SourceOutcomeProps {
  /** The word for what was done a moment ago: `switched-ID`, `undone-ID`, `unchanged`. */
  readonly done: string | null;
  /** Code of what went wrong. */
  readonly problem: string | null;
  readonly changes: readonly SettingChange[];
  readonly names: ChangeNames;
  readonly today: string;
  readonly shown: ShownComparison;
}

const PROBLEMS: Readonly<Record<string, string>> = {
  not_allowed: "Only a manager may change this.",
  not_found: "That change is no longer in the list.",
  user_not_found: "That rep is no longer here.",
  conflict: "Before that change there was nothing to go back to.",
};

/** What became of the form that was sent; after a switch, the way back. */
export function SourceOutcome(props: SourceOutcomeProps) {
  const { done, problem } = props;
  return (
    <>
      <div role="status">
        {done === "unchanged" && (
          <Notice tone="plain" state="unchanged" title="That was so already.">
            Nothing was changed.
          </Notice>
        )}
        <Done {...props} />
      </div>
      <div role="alert">
        {problem !== null && (
          <Notice tone="red" state="failed" title="Nothing was changed.">
            {PROBLEMS[problem] ?? "That could not be taken; please try once more."}
          </Notice>
        )}
      </div>
    </>
  );
}

function Done({ done, changes, names, today, shown }: SourceOutcomeProps) {
  const [, how, id] = /^(switched|undone)-(.+)$/.exec(done ?? "") ?? [];
  const entry = changes.find((one) => one.id === id);
  if (entry === undefined) return null;
  const isLatest = changes.findLast(({ what }) => what === entry.what) === entry;
  const said = changeWords(entry, names, today).map(
    ({ what, before, after }) => `${what}: ${before} → ${after}.`,
  );
  return (
    <Notice
      tone="plain"
      state={how === "switched" ? "switched" : "rolled-back"}
      title={titleOf(how, entry)}
    >
      {said.slice(0, 3).join(" ")}
      {how === "switched" && isLatest && (
        <div className={styles["back"]}>
          <UndoForm entry={entry} shown={shown} />
        </div>
      )}
    </Notice>
  );
}

function titleOf(how: string | undefined, { what }: SettingChange): string {
  if (how === "switched") return "Switched. Boards follow at once.";
  return what === "policy" ? "Rolled back." : "Undone.";
}
