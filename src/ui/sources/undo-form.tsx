import type { ReactNode } from "react";
import type { SettingChange } from "#src/domain/sources/setting-change.ts";
import { SubmitButton } from "#src/ui/access/submit-button.tsx";
import { SOURCES_PATH } from "./sources-href.ts";

interface UndoFormProps {
  readonly entry: Pick<SettingChange, "id" | "what" | "undoes">;
  /** Hidden fields that say to which page it leads back. */
  readonly children: ReactNode;
}

/** One step back. */
export function UndoForm({ entry, children }: UndoFormProps) {
  const isSwitch = entry.what === "policy" && entry.undoes === null;
  return (
    <form method="post" action={`${SOURCES_PATH}/undone`}>
      {children}
      <input type="hidden" name="id" value={entry.id} />
      <SubmitButton quiet>{isSwitch ? "Roll back" : "Undo"}</SubmitButton>
    </form>
  );
}
