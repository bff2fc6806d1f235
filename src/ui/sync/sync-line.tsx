"use client";

import { NotesDisclosure } from "./notes-disclosure.tsx";
import { notesText } from "./notes-text.ts";
import { ProgressBar } from "./progress-bar.tsx";
import { progressText } from "./progress-text.ts";
import { useSync } from "./sync-context.ts";
import styles from "./sync-line.module.css";
import type { SyncState } from "./sync-state.ts";
import { useOnline } from "./use-online.ts";
import { useThrottled } from "./use-throttled.ts";

const ANNOUNCE_MS = 2500;

interface SyncLineProps {
  /** What the last sync before this page warned of. */
  readonly lastNotes: readonly string[];
  /** The failure that the page tells of anyway. */
  readonly lastError: string | null;
}

/** How the sync stands, in a line under the title. */
export function SyncLine({ lastNotes, lastError }: SyncLineProps) {
  const { state, label } = useSync();
  const online = useOnline();
  const text = online ? textOf(state, label) : offlineText(state);
  const told = online && state.phase === "failed" && state.message === lastError;
  const visible = told ? "" : text;
  const announced = useThrottled(text, ANNOUNCE_MS);
  const notes = state.phase === "done" ? state.notes : state.phase === "idle" ? lastNotes : [];
  const phase = online ? state.phase : "offline";
  return (
    <>
      <div
        className={styles["line"]}
        data-sync-state={phase}
        hidden={visible === "" && notes.length === 0}
      >
        {phase === "running" && <ProgressBar state={state} />}
        {/* Read out from the slower copy below. */}
        <span className={styles["text"]} aria-hidden="true">
          {visible}
          {visible !== "" && notes.length > 0 && `, ${notesText(notes.length)}`}
        </span>
        <NotesDisclosure notes={notes} title={noteTitle(state, notes.length)} />
      </div>
      <span className="visually-hidden" role="status">
        {announced}
      </span>
    </>
  );
}

function textOf(state: SyncState, label: string): string {
  switch (state.phase) {
    case "idle":
      return "";
    case "running":
      return state.unreachable
        ? "Callboard does not answer at the moment; the sync may well go on. Trying again."
        : progressText(label, state.progress);
    case "done":
      return state.message;
    case "failed":
      return `The sync failed. ${state.message}`;
  }
}

function offlineText(state: SyncState): string {
  const stay = "You are offline. The numbers stay as they were when last loaded.";
  return state.phase === "running" ? `${stay} The sync goes on at the server.` : stay;
}

function noteTitle(state: SyncState, count: number): string {
  if (state.phase === "done") return count === 1 ? "Read the note" : "Read the notes";
  return `Last sync ended ${notesText(count)}`;
}
