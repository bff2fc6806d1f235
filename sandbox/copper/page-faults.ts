import type { CopperAccount } from "./account.ts";
import type { CopperActivity } from "./activity.ts";
import type { CopperFaults, FaultArea } from "./faults.ts";
import type { Page } from "./page.ts";

/** Applies to a finished page the faults that concern its contents. */
export function disturbPage(page: Page, faults: CopperFaults, area: FaultArea): void {
  const filled = () => page.rows.length > 0;
  if (faults.take("empty", area, filled)) {
    page.rows = [];
    page.total = 0;
    return;
  }
  const ends = (fault: { page?: number | undefined }) =>
    filled() && page.number >= (fault.page ?? 2);
  if (faults.take("early-end", area, ends)) page.rows = [];
  const short = faults.take("short-page", area, filled);
  if (short) page.rows = page.rows.slice(0, Math.max(0, page.rows.length - (short.rows ?? 3)));
  const doubled = faults.take("doubled-rows", area, filled);
  if (doubled) page.rows = [...page.rows, ...page.rows.slice(-(doubled.rows ?? 3))];
  if (faults.take("no-total", area)) page.total = undefined;
}

/**
 * Changes the account behind a walk's back, after one of its pages is rendered: the activities
 * added or removed lie before the walk's position, so that every later page shifts.
 */
export function shiftWalk(
  page: Page & { items: readonly CopperActivity[] },
  direction: "asc" | "desc",
  faults: CopperFaults,
  account: CopperAccount,
): void {
  const bites = (fault: { page?: number | undefined }) =>
    !page.last && page.items.length > 0 && page.number >= (fault.page ?? 1);
  const inserted = faults.take("rows-inserted", "activities", bites);
  const removed = faults.take("rows-removed", "activities", bites);
  const model = page.items[0];
  for (let n = 0; inserted && model && n < (inserted.rows ?? 1); n++) {
    // A copy of a served row passes every filter of the walk; its id decides its place.
    const { id, override, ...like } = model;
    const above = Math.max(...account.activities().map((activity) => activity.id)) + 1;
    account.addActivity({ ...like, id: direction === "asc" ? account.freeIdBelow(id) : above });
  }
  for (const { id } of removed ? page.items.slice(0, removed.rows ?? 1) : []) {
    if (account.activity(id)) account.removeActivity(id);
  }
}
