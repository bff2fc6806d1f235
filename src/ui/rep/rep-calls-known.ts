import type { RepOverview } from "#src/reports/rep-overview.ts";

/** Whether any of the window's days was read. */
export function isSynced(overview: Pick<RepOverview, "kpis">): boolean {
  return (callsOf(overview)?.value ?? null) !== null;
}

/** Whether the days that the window is held against were read, all of them. */
export function isSyncedBefore(overview: Pick<RepOverview, "kpis">): boolean {
  return (callsOf(overview)?.before ?? null) !== null;
}

/** Undefined for somebody whose calls no source reads. */
export function callsOf({ kpis }: Pick<RepOverview, "kpis">) {
  return kpis.find(({ type }) => type === "phone_call_quantity");
}
