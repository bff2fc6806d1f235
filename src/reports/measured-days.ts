import { type Day, eachDay } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";
import { toValue } from "#src/domain/metrics/basic-unit.ts";
import { isMetricType, type Measure } from "#src/domain/metrics/measure.ts";
import { type MetricDocument, metricDay } from "#src/domain/metrics/metric.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import type { CountedDocument } from "#src/domain/sources/source-policy.ts";
import type { CountedActivity } from "./counted-activities.ts";

/** What some rep-days come to, of everything that a measure may be read off. */
interface Sum {
  /** Of the metric's documents, in its basic unit. */
  amount: number;
  calls: number;
  totalSeconds: number;
  answered: number;
}

/** A measure over rep-days: as one number, by rep and by day, all by the same rule. */
export class MeasuredDays {
  readonly #measure: Measure;
  readonly #sums = new Map<string, Map<Day, Sum>>();

  constructor(measure: Measure) {
    this.#measure = measure;
  }

  addDocument({ document, amount }: CountedDocument): void {
    const sum = this.#at(document.userId, metricDay(document));
    sum.amount += amount;
    sum.totalSeconds += document.metadata.totalSeconds;
    if (document.type === "phone_call_quantity") sum.calls += amount;
  }

  /** A day that was read, and may have no call of those that are wanted. */
  addReadDay(document: MetricDocument): void {
    this.#at(document.userId, metricDay(document));
  }

  addCall(call: CountedActivity): void {
    const sum = this.#at(call.userId, call.day);
    sum.calls += 1;
    sum.totalSeconds += call.totalSeconds;
    if (call.outcome === "answered") sum.answered += 1;
    sum.amount += this.#measure === "talk_time_minutes" ? call.totalSeconds : 1;
  }

  value(): number | null {
    return this.#valueOf([...this.#sums]);
  }

  parts(): { userId: string; value: number | null }[] {
    return [...this.#sums]
      .map((rep) => ({ userId: rep[0], value: this.#valueOf([rep]) }))
      .sort(
        (a, b) =>
          Number(a.userId === UNASSIGNED) - Number(b.userId === UNASSIGNED) ||
          (b.value ?? -1) - (a.value ?? -1) ||
          (a.userId < b.userId ? -1 : 1),
      );
  }

  days(range: DayRange): { day: Day; value: number | null }[] {
    return eachDay(range.from, range.to).map((day) => {
      const reps = [...this.#sums].flatMap(([userId, days]): [string, Map<Day, Sum>][] => {
        const sum = days.get(day);
        return sum === undefined ? [] : [[userId, new Map([[day, sum]])]];
      });
      return { day, value: this.#valueOf(reps) };
    });
  }

  tally(): { calls: number; totalSeconds: number; answered: number } {
    const { calls, totalSeconds, answered } = total(
      [...this.#sums].flatMap(([, days]) => [...days.values()]),
    );
    return { calls, totalSeconds, answered };
  }

  #valueOf(owners: readonly (readonly [string, ReadonlyMap<Day, Sum>])[]): number | null {
    const measure = this.#measure;
    const reps =
      measure === "reps_calling" ? owners.filter(([userId]) => userId !== UNASSIGNED) : owners;
    const sums = reps.flatMap(([, days]) => [...days.values()]);
    if (sums.length === 0) return null;
    const { amount, calls, totalSeconds, answered } = total(sums);
    if (isMetricType(measure)) return toValue(measure, amount);
    switch (measure) {
      case "average_call_seconds":
        return calls === 0 ? null : totalSeconds / calls;
      case "answered_share":
        return calls === 0 ? null : answered / calls;
      case "reps_calling":
        return reps.filter(([, days]) => total([...days.values()]).calls > 0).length;
    }
  }

  #at(userId: string, day: Day): Sum {
    const days = this.#sums.get(userId) ?? new Map<Day, Sum>();
    this.#sums.set(userId, days);
    const sum = days.get(day) ?? { amount: 0, calls: 0, totalSeconds: 0, answered: 0 };
    days.set(day, sum);
    return sum;
  }
}

function total(sums: readonly Sum[]): Sum {
  const all = { amount: 0, calls: 0, totalSeconds: 0, answered: 0 };
  for (const { amount, calls, totalSeconds, answered } of sums) {
    all.amount += amount;
    all.calls += calls;
    all.totalSeconds += totalSeconds;
    all.answered += answered;
  }
  return all;
}
