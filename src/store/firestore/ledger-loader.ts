import type { Query } from "@google-cloud/firestore";
import type { Source } from "#src/domain/activity/activity.ts";
import { dayName, dayNumber } from "#src/domain/calendar/day.ts";
import { allTuples, tuples } from "../counting/rows.ts";
import { ACTIVITIES, PACKED_COLUMNS, packPath, toPack, utcDayNumber } from "./activity-packs.ts";
import type { AskQuery, Found, Reads } from "./connection.ts";
import type { Scratch } from "./scratch.ts";

/** Values that Firestore takes in one `in`. */
const MOST_VALUES = 30;
/** Packs that are held at a time, some 10 kB each. */
const PAGE = 200;
/** Questions under way at a time. */
const AT_ONCE = 6;

/** Lays what is stored of the ledger into a scratch database, each person's day once and whole. */
export class LedgerLoader {
  readonly #reads: Reads;
  readonly #scratch: Scratch;
  readonly #source: Source;
  readonly #loaded = new Set<string>();
  /** How many documents each loaded person's day was laid into. */
  readonly #packs = new Map<string, number>();
  #everybody: { from: number; to: number } | null = null;

  constructor(reads: Reads, scratch: Scratch, source: Source) {
    this.#reads = reads;
    this.#scratch = scratch;
    this.#source = source;
  }

  /** Everybody's, of the UTC days that [from, to) (ms) touches. */
  async loadEverybody(from: number, to: number): Promise<void> {
    const days = { from: utcDayNumber(from), to: utcDayNumber(to - 1) };
    await this.#page((packs) => within(packs, days));
    this.#everybody = days;
  }

  /** Some people's, of the UTC days that [from, to) (ms) touches. */
  async loadPeople(keys: readonly string[], from: number, to: number): Promise<void> {
    const days = { from: utcDayNumber(from), to: utcDayNumber(to - 1) };
    const missing = keys.filter((key) => !this.#hasAll(key, days));
    for (const some of chunks(missing))
      await this.#page((packs) => within(packs.where("personKey", "in", some), days));
    for (const key of missing)
      for (let day = days.from; day <= days.to; day++) this.#loaded.add(placeName(key, day));
  }

  /** All that anybody ever did. */
  async loadEverything(): Promise<void> {
    await this.#page((packs) => packs);
  }

  /** All that these people ever did. */
  async loadWhole(keys: readonly string[]): Promise<void> {
    for (const some of chunks(keys))
      await this.#page((packs) => packs.where("personKey", "in", some));
  }

  /** The persons' days that the intake's rows belong to now. */
  async loadPlaces(token: number): Promise<void> {
    const places = allTuples<[string, number]>(
      this.#scratch.prepare(
        "select distinct personKey, cast(at / 86400000 as integer) from temp.intake where token = ?",
      ),
      token,
    );
    await this.#loadDays(places);
  }

  /**
   * Where the intake's rows were before, if they were anywhere else: a call may have passed to another person, or to a day that
   * was not read.
   */
  async loadMoved(token: number): Promise<void> {
    if (!(await this.#hasMore())) return;
    const unknown = [
      ...tuples<[string]>(
        this.#scratch.prepare(
          `select sourceId from temp.intake where token = ? and not exists
           (select 1 from activity where source = ? and sourceId = temp.intake.sourceId)`,
        ),
        token,
        this.#source,
      ),
    ].map(([id]) => id);
    const asked = chunks(unknown);
    for (let place = 0; place < asked.length; place += AT_ONCE) {
      const found = await Promise.all(
        asked
          .slice(place, place + AT_ONCE)
          .map((ids) =>
            this.#reads.find(ACTIVITIES, (packs) =>
              packs
                .where("source", "==", this.#source)
                .where("ids", "array-contains-any", ids)
                .select("personKey", "day"),
            ),
          ),
      );
      await this.#loadDays(
        found
          .flat()
          .map(({ fields }) => [String(fields["personKey"]), dayNumber(String(fields["day"]))]),
      );
    }
  }

  /** How many documents a person's day took when it was loaded. */
  packsBefore(personKey: string, day: number): number {
    return this.#packs.get(placeName(personKey, day)) ?? 0;
  }

  /** Whether there is any pack beside those that are loaded. */
  async #hasMore(): Promise<boolean> {
    const some = (ask: AskQuery) =>
      this.#reads.find(ACTIVITIES, (packs) => {
        const ofSource = packs.where("source", "==", this.#source);
        return ask(ofSource).select().limit(1);
      });
    const days = this.#everybody;
    if (days === null) return (await some((packs) => packs)).length > 0;
    const [before, after] = await Promise.all([
      some((packs) => packs.where("day", "<", dayName(days.from))),
      some((packs) => packs.where("day", ">", dayName(days.to))),
    ]);
    return before.length + after.length > 0;
  }

  async #loadDays(places: readonly (readonly [string, number])[]): Promise<void> {
    const missing = places.filter(([key, day]) => !this.#hasAll(key, { from: day, to: day }));
    const path = ([personKey, day]: readonly [string, number], pack: number) =>
      packPath({ source: this.#source, personKey, day: dayName(day) }, pack);
    for (let place = 0; place < missing.length; place += PAGE) {
      const some = missing.slice(place, place + PAGE);
      const first = await this.#reads.getAll(some.map((one) => path(one, 0)));
      this.#take(first.filter((found) => found !== null));
      const more = first.flatMap((found, n) => {
        const one = some[n];
        if (found === null || one === undefined) return [];
        const { packs } = toPack(found);
        return Array.from({ length: packs - 1 }, (_, pack) => path(one, pack + 1));
      });
      this.#take((await this.#reads.getAll(more)).filter((found) => found !== null));
      for (const [key, day] of some) this.#loaded.add(placeName(key, day));
    }
  }

  /** A question's packs, a page at a time. */
  async #page(ask: AskQuery): Promise<void> {
    let last: Found | null = null;
    for (;;) {
      const after: Found | null = last;
      const found = await this.#reads.find(ACTIVITIES, (packs) => {
        const ofSource = packs.where("source", "==", this.#source);
        const ordered = ask(ofSource).orderBy("day").orderBy("__name__").limit(PAGE);
        return after === null ? ordered : ordered.startAfter(after.fields["day"], after.id);
      });
      this.#take(found);
      last = found.at(-1) ?? null;
      if (found.length < PAGE) return;
    }
  }

  #take(found: readonly Found[]): void {
    const insert = this.#scratch.prepare(
      `insert or ignore into activity (source, personKey, ${PACKED_COLUMNS.join(", ")})
       values (?, ?${", ?".repeat(PACKED_COLUMNS.length)})`,
    );
    this.#scratch.load(() => {
      for (const pack of found.map(toPack)) {
        const place = placeName(pack.personKey, dayNumber(pack.day));
        if (this.#loaded.has(place)) continue;
        this.#packs.set(place, pack.packs);
        for (const row of pack.rows) {
          const values = PACKED_COLUMNS.map((_, place) => row[place] ?? null);
          insert.run(this.#source, pack.personKey, ...values);
        }
      }
    });
  }

  #hasAll(key: string, days: { readonly from: number; readonly to: number }): boolean {
    const all = this.#everybody;
    for (let day = days.from; day <= days.to; day++) {
      const isLoaded =
        (all !== null && day >= all.from && day <= all.to) || this.#loaded.has(placeName(key, day));
      if (!isLoaded) return false;
    }
    return true;
  }
}

/** A loader for each source. */
export class Loaders {
  readonly #reads: Reads;
  readonly #scratch: Scratch;
  readonly #loaders = new Map<Source, LedgerLoader>();

  constructor(reads: Reads, scratch: Scratch) {
    this.#reads = reads;
    this.#scratch = scratch;
  }

  of(source: Source): LedgerLoader {
    const loader =
      this.#loaders.get(source) ?? new LedgerLoader(this.#reads, this.#scratch, source);
    this.#loaders.set(source, loader);
    return loader;
  }
}

function within(packs: Query, { from, to }: { from: number; to: number }) {
  return packs.where("day", ">=", dayName(from)).where("day", "<=", dayName(to));
}

function placeName(personKey: string, day: number): string {
  return `${day} ${personKey}`;
}

export function chunks<T>(values: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(values.length / MOST_VALUES) }, (_, n) =>
    values.slice(n * MOST_VALUES, (n + 1) * MOST_VALUES),
  );
}
