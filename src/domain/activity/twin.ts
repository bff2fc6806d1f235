import type { Source } from "./activity.ts";

/** How the twin of a CRM's call was found, in the order in which the rules are tried. */
export const TWIN_RULES = ["same_log", "call_id", "number_and_time", "dialer_text"] as const;
export type TwinRule = (typeof TWIN_RULES)[number];

/**
 * The other record of the same call. Both are kept, one counts: a CRM's call with a twin is no call of its own.
 *
 * - `same_log`: the CRM itself holds it once more, on another contact; `sourceId` is the one that stands for all.
 * - `call_id`: its text names the telephone system's id of a call that the ledger has.
 * - `number_and_time`: the same rep, the same number, minutes apart.
 * - `dialer_text`: its text was written by the telephone system, of which no such call was found (yet).
 */
export interface Twin {
  readonly source: Source;
  /** Null for `dialer_text`. */
  readonly sourceId: string | null;
  readonly rule: TwinRule;
  /** How sure, from 0 to 1; the same for every pair of one rule and distance. */
  readonly confidence: number;
}
