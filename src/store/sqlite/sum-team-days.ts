import type { Day } from "#src/domain/calendar/day.ts";
import { METRIC_TYPES, type MetricType, metricDate } from "#src/domain/metrics/metric.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import {
  type CountedDocument,
  countedOnce,
  PLAIN_POLICY,
  type SourcePolicy,
} from "#src/domain/sources/source-policy.ts";
import { documentsOf } from "../counting/metric-rows.ts";
import { firstRow, type Prepares, rows } from "../counting/rows.ts";
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
  readonly #policy: SourcePolicy;

  constructor(database: Prepares) {
    this.#database = database;
    this.#policy = readPolicy(database);
    this.#numbers = new Map(listReps(database).map((userId, number) => [userId, number]));
  }

  /** `types` null: all that the day has. */
  write(day: Day, types: ReadonlySet<MetricType> | null): void {
    const documents = documentsOf(this.#database, metricDate(day)).filter(
      ({ type }) => types === null || types.has(type),
    );
    const byType = Map.groupBy(
      countedOnce(documents, this.#policy),
      ({ document }) => document.type,
    );
    for (const type of types ?? METRIC_TYPES) {
      const counted = byType.get(type);
      if (counted === undefined) this.#remove(type, day);
      else this.#put(type, day, counted);
    }
  }

  /** Nothing is counted there any more. */
  #remove(type: MetricType, day: Day): void {
    for (const table of ["team_day", "team_rep_day"])
      this.#database.prepare(`delete from ${table} where type = ? and day = ?`).run(type, day);
  }

  #put(type: MetricType, day: Day, counted: readonly CountedDocument[]): void {
    let unassigned: number | null = null;
    const amounts: number[] = [];
    for (const { document, amount } of counted) {
      if (document.userId === UNASSIGNED) unassigned = (unassigned ?? 0) + amount;
      else {
        const number = this.#numberOf(document.userId);
        amounts[number] = (amounts[number] ?? 0) + amount;
      }
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

/** Read inside the transaction that sums: whoever changes the policy sums anew in the same one. */
function readPolicy(database: Prepares): SourcePolicy {
  const row = firstRow<{ policy: string | null }>(
    database.prepare(
      "select value -> '$.sourcePolicy' as policy from settings where id = 'workspace'",
    ),
  );
  return row?.policy == null ? PLAIN_POLICY : JSON.parse(row.policy);
}

/** By number, without a gap. */
export function listReps(database: Prepares): string[] {
  return rows<{ userId: string }>(
    database.prepare("select userId from team_rep order by number"),
  ).map(({ userId }) => userId);
}
