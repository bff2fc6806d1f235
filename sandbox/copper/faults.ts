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

type Having<F extends CopperFault, K> = F extends CopperFault
  ? K extends F["kind"]
    ? F
    : never
  : never;

export type FaultOf<K extends CopperFaultKind> = Having<CopperFault, K>;

/** Where a request belongs, for the path filter of a fault. */
export type FaultArea = Exclude<CopperFaultPath, "any"> | "other";

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

interface Switched {
  fault: CopperFault;
  left: number;
}

/** What is wrong with the vendor at the moment. */
export class CopperFaults {
  private switched: Switched[] = [];

  switchOn(fault: CopperFault): void {
    if (!isFault(fault)) throw new Error("no such fault");
    // A walk is disturbed once; a shift after every page would never let it end.
    const once = fault.kind === "rows-inserted" || fault.kind === "rows-removed";
    const left = fault.count ?? (once ? 1 : Number.POSITIVE_INFINITY);
    if (left > 0) this.switched.push({ fault, left });
  }

  clear(): void {
    this.switched = [];
  }

  get active(): readonly CopperFault[] {
    return this.switched.map(({ fault }) => fault);
  }

  /**
   * The fault of this kind that hits the request, if one does; one of its hits is used up.
   * `bites` tells whether it would change anything here: a hit is not spent on nothing.
   */
  take<K extends CopperFaultKind>(
    kind: K,
    area: FaultArea,
    bites: (fault: FaultOf<K>) => boolean = () => true,
  ): FaultOf<K> | undefined {
    for (const entry of this.switched) {
      if (!isOf(entry.fault, kind)) continue;
      const path = entry.fault.path ?? "activities";
      if ((path !== "any" && path !== area) || !bites(entry.fault)) continue;
      entry.left--;
      if (entry.left <= 0) this.switched = this.switched.filter((other) => other !== entry);
      return entry.fault;
    }
    return undefined;
  }
}

function isOf<K extends CopperFaultKind>(fault: CopperFault, kind: K): fault is FaultOf<K> {
  return fault.kind === kind;
}

export function isFault(value: unknown): value is CopperFault {
  if (typeof value !== "object" || value === null || !("kind" in value)) return false;
  return typeof value.kind === "string" && Object.hasOwn(KINDS, value.kind);
}
