import type { Source } from "#src/domain/activity/activity.ts";
import { sourceWords } from "./source-words.ts";
import { RefusedError, type RunAnswer } from "./sync-api.ts";
import type { SyncEnd } from "./sync-state.ts";

const UNREACHABLE =
  "Callboard cannot be reached. The numbers stay as they are; check the connection and sync again.";

export function endOf(run: RunAnswer, source: Source): SyncEnd {
  if (run.state === "failed")
    return { phase: "failed", message: run.error?.message ?? run.message };
  const { item } = sourceWords(source);
  const what = `${item.charAt(0).toUpperCase()}${item.slice(1)}`;
  const left = run.errors.map(({ callId, reason }) => `${what} ${callId} was left out: ${reason}`);
  return { phase: "done", message: run.message, notes: [...run.warnings, ...left] };
}

/** What ended a sync that could not be started, or not be followed to its end. */
export function failureOf(error: unknown): SyncEnd {
  return { phase: "failed", message: error instanceof RefusedError ? error.message : UNREACHABLE };
}

export function isUnreachable(end: SyncEnd): boolean {
  return end.phase === "failed" && end.message === UNREACHABLE;
}
