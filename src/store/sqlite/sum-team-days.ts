import type { Day } from "#src/domain/calendar/day.ts";
import { toAmount } from "#src/domain/metrics/basic-unit.ts";
import { type MetricDocument, type MetricType, metricDate } from "#src/domain/metrics/metric.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import { countedOnce } from "#src/domain/sources/source-policy.ts";
import { documentsOf } from "../counting/metric-rows.ts";
import { type Prepares, rows } from "../counting/rows.ts";
import { packAmounts } from "./packed-amounts.ts";

/** Sums the team-days anew whose documents were written; inside the transaction that wrote them, before it ends. */
export function sumTeamDays(database: Prepares): void {
  const due = rows<{ type: MetricType; day: Day }>(
    database.prepare("select type, day from team_day_due"),
  );
  if (due.length === 0) return;
  const writer = new TeamDayWriter(database);
  for (const [day, types] of Map.groupBy(due, (one) => one.day))
    writer.write(day, new Set(types.map(({ type }) => type)));
  database.prepare("delete from team_day_due").run();
}

/** Sums every day anew from the documents; inside the caller's transaction. */
export function rebuildTeamDays(database: Prepares): void {
  const writer = new TeamDayWriter(database);
  const dates = rows<{ date: string }>(
    database.prepare("select distinct date from metrics order by date"),
  );
  for (const { date } of dates) writer.write(date.slice(0, 10), null);
  database.prepare("delete from team_day_due").run();
}

/** Whole team-days from their documents: nothing is ever added to what was there. */
class TeamDayWriter {
  readonly #database: Prepares;
  readonly #numbers: Map<string, number>;

  constructor(database: Prepares) {
    this.#database = database;
    this.#numbers = new Map(listReps(database).map((userId, number) => [userId, number]));
  }

  /** `types` null: all that the day has. */
  write(day: Day, types: ReadonlySet<MetricType> | null): void {
    const byType = new Map<MetricType, MetricDocument[]>();
    for (const document of countedOnce(documentsOf(this.#database, metricDate(day)))) {
      if (types !== null && !types.has(document.type)) continue;
      const same = byType.get(document.type);
      if (same === undefined) byType.set(document.type, [document]);
      else same.push(document);
    }
    for (const [type, documents] of byType) this.#put(type, day, documents);
  }

  #put(type: MetricType, day: Day, documents: readonly MetricDocument[]): void {
    let unassigned: number | null = null;
    const amounts: number[] = [];
    for (const document of documents) {
      if (document.userId === UNASSIGNED) unassigned = toAmount(document);
      else amounts[this.#numberOf(document.userId)] = toAmount(document);
    }
    const known = new Uint8Array((amounts.length + 7) >> 3);
    const values = new Float64Array(amounts.length).fill(Number.NaN);
    let reps = 0;
    // Skips the holes: reps who were not read that day.
    amounts.forEach((amount, number) => {
      known[number >> 3] = (known[number >> 3] ?? 0) | (1 << (number & 7));
      values[number] = amount;
      reps += amount;
    });
    this.#database
      .prepare(
        "insert or replace into team_day (type, day, reps, unassigned, known) values (?, ?, ?, ?, ?)",
      )
      .run(type, day, reps, unassigned, known);
    this.#database
      .prepare(
        "insert or replace into team_rep_day (type, day, unassigned, amounts) values (?, ?, ?, ?)",
      )
      .run(type, day, unassigned, packAmounts(values));
  }

  #numberOf(userId: string): number {
    const known = this.#numbers.get(userId);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#database
      .prepare("insert into team_rep (number, userId) values (?, ?)")
      .run(number, userId);
    this.#numbers.set(userId, number);
    return number;
  }
}

/** By number, without a gap. */
export function listReps(database: Prepares): string[] {
  return rows<{ userId: string }>(
    database.prepare("select userId from team_rep order by number"),
  ).map(({ userId }) => userId);
}
