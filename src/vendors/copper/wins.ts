import type { Activity } from "#src/domain/activity/activity.ts";
import { superseded } from "./mapper.ts";

interface Win {
  readonly at: number;
  readonly slice: number;
}

/** The wins that one read has brought, of which an opportunity's latest counts. A later one may come on a later page. */
export class Wins {
  readonly #wins = new Map<string, Map<string, Win>>();
  readonly #counted = new Map<
    string,
    { readonly opportunity: string; readonly activity: Activity }
  >();

  note(opportunity: string, rowId: string, win: Win): void {
    const wins = this.#wins.get(opportunity) ?? new Map<string, Win>();
    this.#wins.set(opportunity, wins.set(rowId, win));
  }

  /** Forgets what a slice brought that is read again. */
  forget(slice: number): void {
    for (const wins of this.#wins.values()) {
      for (const [rowId, win] of wins) if (win.slice === slice) wins.delete(rowId);
    }
  }

  isLatest(opportunity: string, rowId: string): boolean {
    const wins = this.#wins.get(opportunity);
    const own = wins?.get(rowId);
    if (wins === undefined || own === undefined) return false;
    return [...wins].every(([id, win]) => id === rowId || isEarlier(win, id, own, rowId));
  }

  /** Keeps a win that was handed on as one that counts. */
  count(opportunity: string, activity: Activity): void {
    this.#counted.set(activity.sourceId, { opportunity, activity });
  }

  /** The wins handed on as counting, of which a later page has shown that they do not: as they should have been. */
  corrections(): Activity[] {
    return [...this.#counted.values()].flatMap(({ opportunity, activity }) =>
      this.#wins.get(opportunity)?.has(activity.sourceId) &&
      !this.isLatest(opportunity, activity.sourceId)
        ? [superseded(activity)]
        : [],
    );
  }
}

/** Within one second the greater id is the later row. */
function isEarlier(win: Win, id: string, than: Win, thanId: string): boolean {
  return win.at === than.at ? Number(id) < Number(thanId) : win.at < than.at;
}
