import { type AreaOf, type Having, SwitchedFaults } from "../switched-faults.ts";

export type FaultPath = "calls" | "users" | "any";

interface Reach {
  /** How many matching requests it hits; left out, it lasts. */
  count?: number | undefined;
  /** `calls` (the default) is the list and single calls, not the analytics below it. */
  path?: FaultPath | undefined;
}

type Rows = { rows?: number | undefined };

export type Fault = Reach &
  (
    | {
        kind: "rate-limited";
        seconds?: number | undefined;
        headers?: boolean | undefined;
      }
    | { kind: "server-error"; status?: 500 | 502 | 503 | 504 | undefined }
    | { kind: "hang" | "cut" | "html" | "truncated" }
    | { kind: "unauthorized" | "bad-request" | "forbidden" }
    | { kind: "slow"; ms: number }
    | ({ kind: "short-page" | "doubled-rows" | "unknown-type" } & Rows)
    | { kind: "early-end" | "no-total" | "empty" }
    | ({
        kind: "rows-inserted" | "rows-removed";
        page?: number | undefined;
      } & Rows)
  );

export type FaultKind = Fault["kind"];

export type FaultOf<K extends FaultKind> = Having<Fault, K>;

export type FaultArea = AreaOf<Fault>;

const KINDS: Record<FaultKind, true> = {
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
  "unknown-type": true,
  "early-end": true,
  "no-total": true,
  empty: true,
  "rows-inserted": true,
  "rows-removed": true,
};

/** What is wrong with the vendor at the moment. */
export class Faults extends SwitchedFaults<Fault> {
  constructor() {
    super(KINDS, "calls");
  }
}
