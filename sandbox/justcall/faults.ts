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

type Having<F extends Fault, K> = F extends Fault ? (K extends F["kind"] ? F : never) : never;

export type FaultOf<K extends FaultKind> = Having<Fault, K>;

/** Where a request belongs, for the path filter of a fault. */
export type FaultArea = "calls" | "users" | "other";

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

interface Switched {
  fault: Fault;
  left: number;
}

/** What is wrong with the vendor at the moment. */
export class Faults {
  private switched: Switched[] = [];

  switchOn(fault: Fault): void {
    if (!isFault(fault)) throw new Error("no such fault");
    // A walk is disturbed once; a shift after every page would never let it end.
    const once = fault.kind === "rows-inserted" || fault.kind === "rows-removed";
    const left = fault.count ?? (once ? 1 : Number.POSITIVE_INFINITY);
    if (left > 0) this.switched.push({ fault, left });
  }

  clear(): void {
    this.switched = [];
  }

  get active(): readonly Fault[] {
    return this.switched.map(({ fault }) => fault);
  }

  /**
   * The fault of this kind that hits the request, if one does; one of its hits is used up.
   * `bites` tells whether it would change anything here: a hit is not spent on nothing.
   */
  take<K extends FaultKind>(
    kind: K,
    area: FaultArea,
    bites: (fault: FaultOf<K>) => boolean = () => true,
  ): FaultOf<K> | undefined {
    for (const entry of this.switched) {
      if (!isOf(entry.fault, kind)) continue;
      const path = entry.fault.path ?? "calls";
      if ((path !== "any" && path !== area) || !bites(entry.fault)) continue;
      entry.left--;
      if (entry.left <= 0) this.switched = this.switched.filter((other) => other !== entry);
      return entry.fault;
    }
    return undefined;
  }
}

function isOf<K extends FaultKind>(fault: Fault, kind: K): fault is FaultOf<K> {
  return fault.kind === kind;
}

export function isFault(value: unknown): value is Fault {
  if (typeof value !== "object" || value === null || !("kind" in value)) return false;
  return typeof value.kind === "string" && Object.hasOwn(KINDS, value.kind);
}
