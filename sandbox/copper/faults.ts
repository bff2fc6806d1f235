import { type AreaOf, type Having, SwitchedFaults } from "../switched-faults.ts";

export type CopperFaultPath = "activities" | "users" | "opportunities" | "people" | "any";

interface Reach {
  /** How many matching requests it hits; left out, it lasts. */
  count?: number | undefined;
  /** `activities` (the default) is the search and single rows; `people` are leads and companies too. */
  path?: CopperFaultPath | undefined;
}

type Rows = { rows?: number | undefined };
type FromPage = { page?: number | undefined };

export type CopperFault = Reach &
  (
    | { kind: "rate-limited" }
    | { kind: "server-error"; status?: 500 | 502 | 503 | 504 | undefined }
    | { kind: "hang" | "cut" | "html" | "truncated" }
    | { kind: "unauthorized" | "bad-request" | "forbidden" }
    | { kind: "slow"; ms: number }
    | ({ kind: "short-page" | "doubled-rows" } & Rows)
    | { kind: "no-total" | "empty" }
    // The page is empty although the total says more; the second page unless told.
    | ({ kind: "early-end" } & FromPage)
    // Once the page is served (the first unless told), rows before the walk's place come or go.
    | ({ kind: "rows-inserted" | "rows-removed" } & FromPage & Rows)
  );

export type CopperFaultKind = CopperFault["kind"];

export type FaultOf<K extends CopperFaultKind> = Having<CopperFault, K>;

export type FaultArea = AreaOf<CopperFault>;

const KINDS: Record<CopperFaultKind, true> = {
  "rate-limited": true,
  "server-error": true,
  hang: true,
  cut: true,
  html: true,
  truncated: true,
  unauthorized: true,
  "bad-request": true,
  forbidden: true,
  slow: true,
  "short-page": true,
  "doubled-rows": true,
  "early-end": true,
  "no-total": true,
  empty: true,
  "rows-inserted": true,
  "rows-removed": true,
};

/** What is wrong with the vendor at the moment. */
export class CopperFaults extends SwitchedFaults<CopperFault> {
  constructor() {
    super(KINDS, "activities");
  }
}
