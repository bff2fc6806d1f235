import { z } from "zod";
import { SOURCES, type Source } from "#src/domain/activity/activity.ts";
import { addDays, type Day, eachDay } from "#src/domain/calendar/day.ts";
import { isClosed } from "../counting/closed-day.ts";
import type { Found } from "./connection.ts";
import type { LastRead } from "./settings.ts";
import { readAs } from "./stored.ts";
import type { Write } from "./writes.ts";

export const COVERAGE = "coverage";

/** What is known of a rep's day that was read whole. */
export interface CoveredDay {
  readonly readAt: string;
  readonly zone: string;
  readonly closed: boolean;
}

const schema = z.object({
  userId: z.string(),
  source: z.enum(SOURCES),
  /** Neighbouring days that are alike are one entry: a rep of many years is still a small document. */
  runs: z.array(
    z.object({
      from: z.iso.date(),
      to: z.iso.date(),
      readAt: z.string(),
      zone: z.string(),
      closed: z.boolean(),
    }),
  ),
});

/** One rep's covered days from one source. */
export class CoveredDays {
  readonly userId: string;
  readonly source: Source;
  readonly #days: Map<Day, CoveredDay>;

  constructor(userId: string, source: Source, days: Iterable<[Day, CoveredDay]>) {
    this.userId = userId;
    this.source = source;
    this.#days = new Map(days);
  }

  static of(found: Found): CoveredDays {
    const { userId, source, runs } = readAs(schema, found);
    const days = runs.flatMap(({ from, to, ...covered }) =>
      eachDay(from, to).map((day): [Day, CoveredDay] => [day, covered]),
    );
    return new CoveredDays(userId, source, days);
  }

  get(day: Day): CoveredDay | undefined {
    return this.#days.get(day);
  }

  entries(): Iterable<[Day, CoveredDay]> {
    return this.#days;
  }

  /**
   * As of the last read too: a sync that found nothing new of its days says so in its mark alone, and these documents stay as
   * they are.
   */
  asOf(last: LastRead | null): CoveredDays {
    if (last === null) return this;
    const days = [...this.#days].map(([day, covered]): [Day, CoveredDay] => {
      const later = day >= last.from && day <= last.to && covered.readAt < last.readAt;
      if (!later) return [day, covered];
      const { zone } = covered;
      return [day, { zone, readAt: last.readAt, closed: isClosed(day, zone, last.readAt) }];
    });
    return new CoveredDays(this.userId, this.source, days);
  }

  write(): Write {
    const runs: (CoveredDay & { from: Day; to: Day })[] = [];
    for (const [day, covered] of [...this.#days].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const last = runs.at(-1);
      if (last !== undefined && addDays(last.to, 1) === day && alike(last, covered)) last.to = day;
      else runs.push({ from: day, to: day, ...covered });
    }
    const { userId, source } = this;
    return { kind: "set", path: coveragePath(userId, source), data: { userId, source, runs } };
  }
}

export function alike(a: CoveredDay, b: CoveredDay): boolean {
  return a.readAt === b.readAt && a.zone === b.zone && a.closed === b.closed;
}

export function coveragePath(userId: string, source: Source): string {
  return `${COVERAGE}/${userId}_${source}`;
}
