import { dayName } from "#src/domain/calendar/day.ts";
import { readCrm, readTwin } from "../counting/crm-text.ts";
import type { ActivityQuery, LedgerActivity } from "../ledger.ts";
import {
  ACTIVITIES,
  type ActivityPack,
  toPack,
  unpackRow,
  utcDayNumber,
} from "./activity-packs.ts";
import { chunks } from "./ledger-loader.ts";
import { LEDGER } from "./stamp.ts";
import { versionIn, type Workspace } from "./workspace.ts";

/** A stored activity, whether it is still there or gone. */
export type StoredActivity = LedgerActivity & {
  readonly kind: string;
  readonly state: "present" | "gone";
};

export type ActivityStretch = Pick<ActivityQuery, "source" | "personKeys" | "from" | "to">;

/**
 * How much is kept, in characters as it is stored; in memory it is some four times that. The days of last week that today is
 * compared with are asked for at every look at a board: a rep's calls of a day are 10,000, a CRM's records several times that.
 */
const MOST_KEPT = 20_000_000;
/** A longer answer is not worth its memory. */
const LONGEST = 500_000;

/** Activities of some people in a stretch, as long as the ledger is the same without reading them again. */
export class ActivityReader {
  readonly #workspace: Workspace;
  readonly #kept = new Map<string, readonly ActivityPack[]>();
  #length = 0;
  #version = "";

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Present and gone, in no order. */
  async read({ source, personKeys, from, to }: ActivityStretch): Promise<StoredActivity[]> {
    if (from >= to || personKeys.length === 0) return [];
    const days = [dayName(utcDayNumber(from)), dayName(utcDayNumber(to - 1))] as const;
    const name = JSON.stringify([source, days, personKeys]);
    const version = versionIn(await this.#workspace.stamp(), LEDGER);
    if (version !== this.#version) {
      this.#kept.clear();
      this.#length = 0;
      this.#version = version;
    }
    const packs = this.#kept.get(name) ?? (await this.#ask(name, source, personKeys, days));
    return packs.flatMap(activitiesOf).filter(({ at }) => at >= from && at < to);
  }

  async #ask(
    name: string,
    source: ActivityStretch["source"],
    personKeys: readonly string[],
    [first, last]: readonly [string, string],
  ): Promise<readonly ActivityPack[]> {
    const { packs, length, version } = await this.#workspace.together(async (reads, stamp) => {
      const found = await Promise.all(
        chunks(personKeys).map((keys) =>
          reads.find(ACTIVITIES, (all) =>
            all
              .where("source", "==", source)
              .where("personKey", "in", keys)
              .where("day", ">=", first)
              .where("day", "<=", last),
          ),
        ),
      );
      const all = found.flat();
      const length = all.reduce((sum, { fields }) => sum + String(fields["rows"]).length, 0);
      return { packs: all.map(toPack), length, version: versionIn(stamp, LEDGER) };
    });
    const isKept = length <= LONGEST && this.#length + length <= MOST_KEPT;
    if (isKept && version === this.#version && !this.#kept.has(name)) {
      this.#kept.set(name, packs);
      this.#length += length;
    }
    return packs;
  }
}

function activitiesOf({ source, personKey, rows }: ActivityPack): StoredActivity[] {
  return rows
    .map(unpackRow)
    .map(
      ({
        sourceId,
        kind,
        at,
        direction,
        outcome,
        totalSeconds,
        otherNumber,
        state,
        crm,
        twin,
      }) => ({
        source,
        sourceId,
        kind,
        at,
        direction,
        outcome,
        totalSeconds,
        otherNumber,
        personKey,
        state,
        crm: crm === null ? null : readCrm(crm),
        twin: readTwin(twin),
      }),
    );
}
