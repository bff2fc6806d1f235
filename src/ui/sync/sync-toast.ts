import { toast } from "sonner";
import { notesText } from "./notes-text.ts";
import type { SyncEnd } from "./sync-state.ts";
import { endText } from "./sync-summary.ts";

// One toast from the click to the result.
const id = "sync";

/** "Syncing JustCall and Copper metrics..." */
export function announceStart(labels: readonly string[]): void {
  const text = `Syncing ${labels.join(" and ")} metrics...`;
  toast.loading(text, { id, description: undefined, duration: Number.POSITIVE_INFINITY });
}

export function announceEnd(
  ends: readonly { readonly label: string; readonly end: SyncEnd }[],
): void {
  const text = endText(ends);
  if (ends.some(({ end }) => end.phase === "failed")) {
    // Stays longer: there is something to read and to do.
    toast.error(text, { id, description: undefined, duration: 15_000 });
    return;
  }
  const notes = ends.reduce(
    (sum, { end }) => sum + (end.phase === "done" ? end.notes.length : 0),
    0,
  );
  const description = notes === 0 ? undefined : notesText(notes);
  toast.success(text, { id, description, duration: 8000 });
}

export function dropAnnouncement(): void {
  toast.dismiss(id);
}
