import { progressText } from "./progress-text.ts";
import type { SyncedSource } from "./sync-context.ts";
import type { SyncEnd } from "./sync-state.ts";

/** A source's part of the line. */
export interface SyncPart {
  readonly phase: "running" | "done" | "failed";
  readonly text: string;
  /** The failure in the server's words, as the rest of the page may tell it too. */
  readonly failure: string | null;
}

/** The syncs of the page as one: what runs, with what has ended since the first of them began. */
export interface SyncSummary {
  readonly phase: "idle" | SyncPart["phase"];
  /** How far they are together, 0 to 1. */
  readonly share: number;
  readonly unreachable: boolean;
  readonly parts: readonly SyncPart[];
}

export function summarize(sources: readonly SyncedSource[]): SyncSummary {
  const active = sources.filter(({ state }) => state.phase !== "idle");
  const running = active.flatMap(({ state }) => (state.phase === "running" ? [state] : []));
  const ended = active.length - running.length;
  const shares = running.reduce((sum, { progress }) => sum + progress.share, ended);
  return {
    phase: running.length > 0 ? "running" : endedPhase(active),
    share: active.length === 0 ? 0 : shares / active.length,
    unreachable: running.some(({ unreachable }) => unreachable),
    parts: partsOf(active),
  };
}

/** What several ended syncs come to, in a line; one by itself is told in its own words. */
export function endText(
  ends: readonly { readonly label: string; readonly end: SyncEnd }[],
): string {
  const messages = new Set(ends.map(({ end }) => end.message));
  const [first] = ends;
  if (first !== undefined && messages.size === 1) return first.end.message;
  return ends.map(({ label, end }) => namedEnd(label, end)).join(" · ");
}

function partsOf(active: readonly SyncedSource[]): SyncPart[] {
  const failures = active.flatMap(({ state }) => (state.phase === "failed" ? [state.message] : []));
  const [failure] = failures;
  // What kept all of them back, such as a connection, is said once.
  if (failure !== undefined && failures.length === active.length && new Set(failures).size === 1) {
    return [{ phase: "failed", text: `The sync failed. ${failure}`, failure }];
  }
  return active.flatMap((synced) => partOf(synced, active.length === 1));
}

function partOf({ source, label, state }: SyncedSource, alone: boolean): SyncPart[] {
  switch (state.phase) {
    case "idle":
      return [];
    case "running": {
      const text = progressText({ source, label }, state.progress);
      return [{ phase: "running", text, failure: null }];
    }
    case "done": {
      const text = alone ? state.message : namedEnd(label, state);
      return [{ phase: "done", text, failure: null }];
    }
    case "failed":
      return [{ phase: "failed", text: namedEnd(label, state), failure: state.message }];
  }
}

function namedEnd(label: string, end: SyncEnd): string {
  return end.phase === "done"
    ? `${label}: ${end.message}`
    : `The ${label} sync failed. ${end.message}`;
}

function endedPhase(active: readonly SyncedSource[]): "idle" | "done" | "failed" {
  if (active.length === 0) return "idle";
  return active.some(({ state }) => state.phase === "failed") ? "failed" : "done";
}
