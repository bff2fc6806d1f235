import { dayName } from "#src/domain/calendar/day.ts";
import type { CallQuery, LedgerCall } from "../ledger.ts";
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

/** A stored call, whether it is still there or gone. */
export type StoredCall = LedgerCall & { readonly state: "present" | "gone" };

export type CallStretch = Pick<CallQuery, "source" | "personKeys" | "from" | "to">;

/** Answers that are kept: the days of last week that today is compared with are asked for at every look at a board. */
const MOST_ANSWERS = 1_000;
/** A longer one is not worth its memory: some 10 kB a pack. */
const MOST_PACKS = 8;

/** Calls of some people in a stretch, as long as the ledger is the same without reading them again. */
export class CallReader {
  readonly #workspace: Workspace;
  readonly #kept = new Map<string, readonly ActivityPack[]>();
  #version = "";

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Present and gone, in no order. */
  async read({ source, personKeys, from, to }: CallStretch): Promise<StoredCall[]> {
    if (from >= to || personKeys.length === 0) return [];
    const days = [dayName(utcDayNumber(from)), dayName(utcDayNumber(to - 1))] as const;
    const name = JSON.stringify([source, days, personKeys]);
    const version = versionIn(await this.#workspace.stamp(), LEDGER);
    if (version !== this.#version) {
      this.#kept.clear();
      this.#version = version;
    }
    const packs = this.#kept.get(name) ?? (await this.#ask(name, source, personKeys, days));
    return packs.flatMap(callsOf).filter(({ at }) => at >= from && at < to);
  }

  async #ask(
    name: string,
    source: CallStretch["source"],
    personKeys: readonly string[],
    [first, last]: readonly [string, string],
  ): Promise<readonly ActivityPack[]> {
    const { packs, version } = await this.#workspace.together(async (reads, stamp) => {
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
      return { packs: found.flat().map(toPack), version: versionIn(stamp, LEDGER) };
    });
    const isKept = packs.length <= MOST_PACKS && this.#kept.size < MOST_ANSWERS;
    if (isKept && version === this.#version) this.#kept.set(name, packs);
    return packs;
  }
}

function callsOf({ source, personKey, rows }: ActivityPack): StoredCall[] {
  return rows
    .map(unpackRow)
    .filter(({ kind }) => kind === "call")
    .map(({ sourceId, at, direction, outcome, totalSeconds, otherNumber, state }) => ({
      source,
      sourceId,
      at,
      direction,
      outcome,
      totalSeconds,
      otherNumber,
      personKey,
      state,
    }));
}
