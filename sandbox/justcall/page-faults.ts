import type { SandboxAccount, SandboxCall } from "./account.ts";
import { sidOf } from "./call-defaults.ts";
import type { FaultArea, Faults } from "./faults.ts";
import type { Page } from "./page.ts";

/** Applies to a finished page the faults that concern its contents. */
export function disturbPage(page: Page, faults: Faults, area: FaultArea): void {
  const filled = () => page.rows.length > 0;
  if (faults.take("empty", area, filled)) {
    page.rows = [];
    page.total = 0;
    page.last = true;
    return;
  }
  const short = faults.take("short-page", area, filled);
  if (short) page.rows = page.rows.slice(0, Math.max(0, page.rows.length - (short.rows ?? 3)));
  const doubled = faults.take("doubled-rows", area, filled);
  if (doubled) page.rows = [...page.rows, ...page.rows.slice(-(doubled.rows ?? 3))];
  const strange = faults.take("unknown-type", area, () => page.path === "/calls" && filled());
  if (strange)
    page.rows = page.rows.map((row, i) => (i < (strange.rows ?? 2) ? martian(row) : row));
  if (faults.take("early-end", area, () => !page.last)) page.last = true;
  if (faults.take("no-total", area)) page.total = undefined;
}

function martian(row: Record<string, unknown>): Record<string, unknown> {
  const info = row["call_info"];
  return typeof info === "object" ? { ...row, call_info: { ...info, type: "martian" } } : row;
}

/**
 * Changes the account behind a walk's back, after one of its pages is rendered: the calls added or
 * removed lie before the walk's position, so that every later page shifts.
 */
export function shiftWalk(
  served: readonly SandboxCall[],
  walk: { page: Page; order: "asc" | "desc" },
  faults: Faults,
  account: SandboxAccount,
): void {
  const { page, order } = walk;
  const bites = (fault: { page?: number | undefined }) =>
    !page.last && served.length > 0 && page.number - page.first >= (fault.page ?? 0);
  const inserted = faults.take("rows-inserted", "calls", bites);
  const removed = faults.take("rows-removed", "calls", bites);
  if (inserted) insertBefore(served, order, inserted.rows ?? 1, account);
  for (const call of removed ? served.slice(0, removed.rows ?? 1) : []) {
    if (account.call(call.id)) account.removeCall(call.id);
  }
}

function insertBefore(
  served: readonly SandboxCall[],
  order: "asc" | "desc",
  rows: number,
  account: SandboxAccount,
): void {
  const model = served[0];
  if (model === undefined) return;
  for (let n = 0; n < rows; n++) {
    // A copy of a served call passes every filter of the walk.
    const { id, sid, override, ...like } = model;
    if (order === "asc") {
      const free = account.freeIdBelow(id);
      account.addCall({ ...like, id: free, sid: sidOf(free) });
    } else {
      account.addCall(like);
    }
  }
}
