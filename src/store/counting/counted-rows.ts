import type { Source } from "#src/domain/activity/activity.ts";

// A stretch of some people's rows, to be followed by "and source = ? and personKey …". The index is named: SQLite takes the ledger's
// own key for as good a way, and would read all that the source ever had.

export const PRESENT_CALLS =
  "activity indexed by activity_calls where kind = 'call' and state = 'present'";

export const PRESENT_OF_CRM =
  "activity indexed by activity_of_crm where crm is not null and state = 'present'";

/** The present rows of a source that anything is counted of. */
export const COUNTED_ROWS: Readonly<Record<Source, string>> = {
  justcall: PRESENT_CALLS,
  copper: PRESENT_OF_CRM,
  manual: PRESENT_CALLS,
};
