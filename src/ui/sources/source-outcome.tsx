import type { SettingChange } from "#src/domain/sources/setting-change.ts";
import { type FormState, fieldId } from "#src/ui/settings/form-state.ts";
import { NotCountedYet } from "#src/ui/settings/not-counted-yet.tsx";
import { Notice } from "#src/ui/states/notice.tsx";
import { type ChangeNames, changeWords } from "./change-words.ts";
import type { ShownComparison } from "./sources-href.ts";
import { Carried } from "./switch-form.tsx";
import { UndoForm } from "./undo-form.tsx";

interface SourceOutcomeProps {
  /** The word for what was done a moment ago: `switched-ID`, `undone-ID`, `unchanged`. */
  readonly done: string | null;
  /** The rule's form as it was sent, with what is wrong with it. */
  readonly state: FormState | null;
  /** Code of what went wrong. */
  readonly problem: string | null;
  readonly changes: readonly SettingChange[];
  readonly undoable: ReadonlySet<string>;
  readonly names: ChangeNames;
  readonly today: string;
  readonly shown: ShownComparison;
}

const FIELDS: Readonly<Record<string, string>> = {
  type: "The metric",
  who: "The rep",
  fromDay: "The day",
  rule: "What counts",
};

const PROBLEMS: Readonly<Record<string, string>> = {
  not_allowed: "Only a manager may change this.",
  not_found: "That change is no longer in the list.",
  user_not_found: "That rep is no longer here.",
  conflict: "Something newer stands in the place of that change, or there was nothing before it.",
};

/** What became of the form that was sent; after a switch, the way back. */
export function SourceOutcome(props: SourceOutcomeProps) {
  const { done, problem, state } = props;
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
        {state !== null && state.problems.length > 0 && (
          <Notice tone="red" state="not-saved" title="Nothing was changed.">
            What you chose is still here. Please put this right:
            <ul>
              {state.problems.map(({ field, message }) => (
                <li key={field + message}>
                  <a href={`#${fieldId(field)}`}>{FIELDS[field] ?? "It"}</a> {message}.
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {problem === "not_counted_yet" && <NotCountedYet />}
        {problem !== null && problem !== "not_counted_yet" && (
          <Notice tone="red" state="failed" title="Nothing was changed.">
            {PROBLEMS[problem] ?? "That could not be taken; please try once more."}
          </Notice>
        )}
      </div>
    </>
  );
}

function Done({ done, changes, undoable, names, today, shown }: SourceOutcomeProps) {
  const [, how, id] = /^(switched|undone)-(.+)$/.exec(done ?? "") ?? [];
  const entry = changes.find((one) => one.id === id);
  if (entry === undefined) return null;
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
      {how === "switched" && undoable.has(entry.id) && (
        <UndoForm entry={entry}>
          <Carried shown={shown} />
        </UndoForm>
      )}
    </Notice>
  );
}

function titleOf(how: string | undefined, { what }: SettingChange): string {
  if (how === "switched") return "Switched. Boards follow at once.";
  return what === "policy" ? "Rolled back." : "Undone.";
}
