/** How often the wall asks for its numbers anew (ms). */
const ASK_MS = 20_000;
/** After a failure it asks sooner, then ever less often. */
const FIRST_RETRY_MS = 3_000;
const LAST_RETRY_MS = 60_000;

/** When the wall begins afresh, by the screen's own clock: at night, when nobody looks. */
const RELOAD_HOUR = 3;
const HOUR_MS = 3_600_000;

/** How long until the next question, after so many failures in a row. */
export function nextAskMs(failures: number): number {
  if (failures === 0) return ASK_MS;
  return Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 10));
}

/**
 * When a wall that was opened at `openedAt` (ms) loads itself anew: the first 3 o'clock that is at least an hour away, and so
 * many minutes after it that a row of screens does not ask at once. `spread`: from 0 to 1.
 */
export function nextReloadAt(openedAt: number, spread: number): number {
  const at = new Date(openedAt + HOUR_MS);
  if (at.getHours() >= RELOAD_HOUR) at.setDate(at.getDate() + 1);
  at.setHours(RELOAD_HOUR, Math.floor(spread * 30), 0, 0);
  return at.getTime();
}
