import { type Day, dayNumber } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import type { RepAmountRow, TeamDays, TeamRepDay } from "#src/store/team-days.ts";
import { NO_OPEN_DAYS, type OpenDays } from "./open-days.ts";
import type { Team } from "./team.ts";

const NO_AMOUNTS: RepAmountRow = { values: new Uint8Array(0), unread: Number.NaN };

export interface RepSums {
  /** 0 also where no day was read: `days` tells. */
  readonly amounts: Float64Array;
  readonly days: Uint16Array;
}

/**
 * Amounts of each rep and day, as they are counted: one source each. In the metrics' basic units (seconds of talk time). Null
 * is a day, or a range, of which nothing was read.
 */
export class RepAmounts {
  readonly userIds: readonly string[];
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #rows = new Map<MetricType, Map<number, TeamRepDay>>();
  readonly #open: OpenDays;

  /** With `open` the days that were not wholly read are unknown here; not so for `sums`. */
  constructor({ userIds, rows }: TeamDays<TeamRepDay>, open: OpenDays = NO_OPEN_DAYS) {
    this.userIds = userIds;
    this.#open = open;
    this.#numbers = new Map(userIds.map((userId, number) => [userId, number]));
    for (const row of rows) {
      const days = this.#rows.get(row.type);
      if (days === undefined) this.#rows.set(row.type, new Map([[dayNumber(row.day), row]]));
      else days.set(dayNumber(row.day), row);
    }
  }

  on(type: MetricType, userId: string, day: Day): number | null {
    return this.#at(this.#rows.get(type)?.get(dayNumber(day)), userId);
  }

  /** Day by day, both ends included. */
  series(type: MetricType, userId: string, range: DayRange): (number | null)[] {
    const days = this.#rows.get(type);
    const amounts: (number | null)[] = [];
    for (let n = dayNumber(range.from); n <= dayNumber(range.to); n++)
      amounts.push(this.#at(days?.get(n), userId));
    return amounts;
  }

  sum(type: MetricType, userId: string, range: DayRange): number | null {
    return addKnown(this.series(type, userId, range));
  }

  /** Each rep's sum and how many days it is of, by number: one pass, for teams of hundreds. */
  sums(type: MetricType, range: DayRange): RepSums {
    const count = this.userIds.length;
    const amounts = new Float64Array(count);
    const days = new Uint16Array(count);
    const row = new Float64Array(count);
    const rows = this.#rows.get(type);
    let daysOfAll = 0;
    for (let n = dayNumber(range.from); n <= dayNumber(range.to); n++) {
      const { values, unread } = rows?.get(n)?.amounts ?? NO_AMOUNTS;
      // Whatever the width of the row, the sums are made of one kind of number: that is twice as fast.
      row.fill(unread, values.length).set(values);
      if (row.includes(unread)) addRead({ amounts, days }, row, unread);
      else {
        daysOfAll += 1;
        for (let rep = 0; rep < count; rep++) amounts[rep] = (amounts[rep] ?? 0) + (row[rep] ?? 0);
      }
    }
    return { amounts, days: days.map((some) => some + daysOfAll) };
  }

  #at(row: TeamRepDay | undefined, userId: string): number | null {
    if (row === undefined || this.#open.has(row.type, userId, row.day)) return null;
    if (userId === UNASSIGNED) return row.unassigned;
    const { values, unread } = row.amounts;
    const amount = values[this.#numbers.get(userId) ?? -1] ?? Number.NaN;
    return amount === unread || Number.isNaN(amount) ? null : amount;
  }
}

function addRead({ amounts, days }: RepSums, row: Float64Array, unread: number): void {
  for (let rep = 0; rep < row.length; rep++) {
    const amount = row[rep] ?? Number.NaN;
    if (amount === unread || Number.isNaN(amount)) continue;
    amounts[rep] = (amounts[rep] ?? 0) + amount;
    days[rep] = (days[rep] ?? 0) + 1;
  }
}

/** Who is none of the reps whose calls are read, and yet has numbers: of somebody who left, the team's sums still tell. */
export function othersWithNumbers(
  team: Pick<Team, "reps">,
  userIds: readonly string[],
  sums: readonly RepSums[],
): string[] {
  const reps = new Set(team.reps.map(({ id }) => id));
  return userIds.filter(
    (userId, number) => !reps.has(userId) && sums.some(({ amounts }) => (amounts[number] ?? 0) > 0),
  );
}

/** The sum of what is known; null when nothing is. */
export function addKnown(amounts: readonly (number | null)[]): number | null {
  let sum: number | null = null;
  for (const amount of amounts) if (amount !== null) sum = (sum ?? 0) + amount;
  return sum;
}
