import type { ReactNode } from "react";
import { Notice } from "#src/ui/states/notice.tsx";
import { type FormState, fieldId } from "./form-state.ts";
import { NotCountedYet } from "./not-counted-yet.tsx";

interface OutcomeProps {
  /** What was done a moment ago, as a sentence; null when nothing was. */
  readonly done: string | null;
  /** The way back from it, where there is one. */
  readonly undo?: ReactNode;
  /** The form that could not be taken. */
  readonly state: FormState | null;
  /** A code of what went wrong otherwise. */
  readonly problem: string | null;
  /** What people call a field. */
  readonly nameOf: (field: string) => string;
}

/** What became of the form that was sent: read out by itself, and for what is wrong a way to each field. */
export function Outcome({ done, undo = null, state, problem, nameOf }: OutcomeProps) {
  return (
    <>
      <div role="status">
        {done !== null && (
          <Notice tone="plain" state="saved" title={done}>
            {undo}
          </Notice>
        )}
        {state !== null && state.problems.length === 0 && (
          <Notice tone="amber" state="filled" title="Filled in, not saved yet.">
            Look it over, then save.
          </Notice>
        )}
      </div>
      <div role="alert">
        {state !== null && state.problems.length > 0 && (
          <Notice tone="red" state="not-saved" title="Nothing was saved yet.">
            {Object.keys(state.values).length === 0
              ? "Go back in your browser to find what you typed. "
              : "What you typed is still here. "}
            Please put this right:
            <ul>
              {state.problems.map(({ field, message }) => (
                <li key={field + message}>
                  <a href={`#${fieldId(field)}`}>{nameOf(field)}</a> {message}.
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {problem === "not_counted_yet" && <NotCountedYet />}
        {problem !== null && problem !== "not_counted_yet" && (
          <Notice tone="red" state="failed" title="Nothing was changed.">
            {problem === "not_allowed"
              ? "Only a manager may change this."
              : "That could not be taken; please try once more."}
          </Notice>
        )}
      </div>
    </>
  );
}
