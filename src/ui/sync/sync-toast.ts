import { toast } from "sonner";
import { notesText } from "./notes-text.ts";

// One toast from the click to the result.
const id = "sync";

export function announceStart(): void {
  toast.loading("Syncing JustCall metrics...", { id, duration: Number.POSITIVE_INFINITY });
}

export function announceDone(message: string, notes: number): void {
  const description = notes === 0 ? undefined : notesText(notes);
  toast.success(message, { id, description, duration: 8000 });
}

/** Stays longer: there is something to read and to do. */
export function announceFailure(message: string): void {
  toast.error(message, { id, description: undefined, duration: 15_000 });
}

export function dropAnnouncement(): void {
  toast.dismiss(id);
}
