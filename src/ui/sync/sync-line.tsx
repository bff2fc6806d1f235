"use client";

import { Fragment } from "react";
import { NotesDisclosure } from "./notes-disclosure.tsx";
import { notesText } from "./notes-text.ts";
import { ProgressBar } from "./progress-bar.tsx";
import { useSync } from "./sync-context.ts";
import styles from "./sync-line.module.css";
import { type SyncPart, type SyncSummary, summarize } from "./sync-summary.ts";
import { useOnline } from "./use-online.ts";
import { useThrottled } from "./use-throttled.ts";

const ANNOUNCE_MS = 2500;

interface SyncLineProps {
  /** What the last syncs before this page warned of. */
  readonly lastNotes: readonly string[];
  /** The failures that the page tells of anyway. */
  readonly toldErrors: readonly string[];
}

/** How the syncs stand, in a line under the title. */
export function SyncLine({ lastNotes, toldErrors }: SyncLineProps) {
  const { sources } = useSync();
  const online = useOnline();
  const summary = summarize(sources);
  const parts = online ? partsOf(summary) : [offlinePart(summary)];
  const shown = parts.filter(({ failure }) => failure === null || !toldErrors.includes(failure));
  const announced = useThrottled(parts.map(({ text }) => text).join(" · "), ANNOUNCE_MS);
  const ended = sources.flatMap(({ state }) => (state.phase === "done" ? state.notes : []));
  const notes = summary.phase === "idle" ? lastNotes : summary.phase === "running" ? [] : ended;
  const phase = online ? summary.phase : "offline";
  return (
    <>
      <div
        className={styles["line"]}
        data-sync-state={phase}
        hidden={shown.length === 0 && notes.length === 0}
      >
        {phase === "running" && <ProgressBar share={summary.share} />}
        {/* Read out from the slower copy below. */}
        <span className={styles["text"]} aria-hidden="true">
          {shown.map(({ phase: partPhase, text }, place) => (
            <Fragment key={text}>
              {place > 0 && " · "}
              <span data-phase={partPhase}>{text}</span>
            </Fragment>
          ))}
          {shown.length > 0 && notes.length > 0 && `, ${notesText(notes.length)}`}
        </span>
        <NotesDisclosure notes={notes} title={noteTitle(summary, notes.length)} />
      </div>
      <span className="visually-hidden" role="status">
        {announced}
      </span>
    </>
  );
}

type ShownPart = Omit<SyncPart, "phase"> & { readonly phase: SyncPart["phase"] | "offline" };

function partsOf({ unreachable, parts }: SyncSummary): readonly ShownPart[] {
  if (!unreachable) return parts;
  const text = "Callboard does not answer at the moment; the sync may well go on. Trying again.";
  return [{ phase: "running", text, failure: null }];
}

function offlinePart({ phase }: SyncSummary): ShownPart {
  const stay = "You are offline. The numbers stay as they were when last loaded.";
  const text = phase === "running" ? `${stay} The sync goes on at the server.` : stay;
  return { phase: "offline", text, failure: null };
}

function noteTitle({ phase }: SyncSummary, count: number): string {
  if (phase !== "idle") return count === 1 ? "Read the note" : "Read the notes";
  return `Last sync ended ${notesText(count)}`;
}
