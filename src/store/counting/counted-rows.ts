import type { Source } from "#src/domain/activity/activity.ts";

/** The rows of a source that anything is counted of, as a condition; each is that of an index. */
export const COUNTED_ROWS: Readonly<Record<Source, string>> = {
  justcall: "kind = 'call'",
  copper: "crm is not null",
  manual: "kind = 'call'",
};
