/** What every fault says beside its kind. */
export interface AnyFault {
  kind: string;
  /** How many matching requests it hits; left out, it lasts. */
  count?: number | undefined;
  /** Which requests it hits; left out, those of the vendor's main list. */
  path?: string | undefined;
}

/** The faults of a kind; one member of a union may stand for several kinds. */
export type Having<F extends AnyFault, K> = F extends AnyFault
  ? K extends F["kind"]
    ? F
    : never
  : never;

/** Where a request belongs, for the path filter of a fault. */
export type AreaOf<F extends AnyFault> = Exclude<F["path"], "any" | undefined> | "other";

interface Switched<F> {
  fault: F;
  left: number;
}

/** What is wrong with a vendor at the moment. */
export class SwitchedFaults<F extends AnyFault> {
  private switched: Switched<F>[] = [];
  private readonly kinds: Readonly<Record<F["kind"], true>>;
  private readonly mainPath: string;

  constructor(kinds: Readonly<Record<F["kind"], true>>, mainPath: string) {
    this.kinds = kinds;
    this.mainPath = mainPath;
  }

  switchOn(fault: F): void {
    if (!this.isFault(fault)) throw new Error("no such fault");
    // A walk is disturbed once; a shift after every page would never let it end.
    const once = fault.kind === "rows-inserted" || fault.kind === "rows-removed";
    const left = fault.count ?? (once ? 1 : Number.POSITIVE_INFINITY);
    if (left > 0) this.switched.push({ fault, left });
  }

  clear(): void {
    this.switched = [];
  }

  get active(): readonly F[] {
    return this.switched.map(({ fault }) => fault);
  }

  /**
   * The fault of this kind that hits the request, if one does; one of its hits is used up.
   * `bites` tells whether it would change anything here: a hit is not spent on nothing.
   */
  take<K extends F["kind"]>(
    kind: K,
    area: AreaOf<F>,
    bites: (fault: Having<F, K>) => boolean = () => true,
  ): Having<F, K> | undefined {
    for (const entry of this.switched) {
      const { fault } = entry;
      if (!isOf<F, K>(fault, kind)) continue;
      const path = fault.path ?? this.mainPath;
      if ((path !== "any" && path !== area) || !bites(fault)) continue;
      entry.left--;
      if (entry.left <= 0) this.switched = this.switched.filter((other) => other !== entry);
      return fault;
    }
    return undefined;
  }

  isFault(value: unknown): value is F {
    if (typeof value !== "object" || value === null || !("kind" in value)) return false;
    return typeof value.kind === "string" && Object.hasOwn(this.kinds, value.kind);
  }
}

function isOf<F extends AnyFault, K extends F["kind"]>(fault: F, kind: K): fault is Having<F, K> {
  return fault.kind === kind;
}
