import type { Day } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";

/**
 * What the whole team came to, one metric and day: the sums that reports of the team are made of, kept with the documents and
 * as true as they are. Each rep-day is in it once, whichever sources saw it (the source policy has decided).
 *
 * Amounts are in the metric's basic unit (`domain/metrics/basic-unit.ts`): whole seconds for talk time, so that they add up
 * exactly; for all others the documents' own values.
 */
export interface TeamDay {
  readonly type: MetricType;
  readonly day: Day;
  /** Sum over the reps who were read that day. */
  readonly reps: number;
  /** What nobody owns; null where that was not read. */
  readonly unassigned: number | null;
}

/** Who was read, on days on which it was the same reps: nearly always all of a range. */
export interface TeamDaysRead {
  readonly type: MetricType;
  readonly days: readonly Day[];
  /** Bit n (of byte n >> 3) is set where rep n of `TeamDays.userIds` was read those days; bytes may end early. */
  readonly known: Uint8Array;
}

/** Amounts by number of `TeamDays.userIds`; may end early. */
export interface RepAmountRow {
  readonly values: Uint8Array | Uint16Array | Uint32Array | Float64Array;
  /** What stands in `values` where the rep was not read that day; may be NaN. */
  readonly unread: number;
}

/** The same day rep by rep. */
export interface TeamRepDay {
  readonly type: MetricType;
  readonly day: Day;
  readonly unassigned: number | null;
  readonly amounts: RepAmountRow;
}

export interface TeamDays<Row> {
  /** Who is meant by n. `unassigned` is not among them. */
  readonly userIds: readonly string[];
  /** By type, then day. A day on which nobody was read has no row. */
  readonly rows: readonly Row[];
}

export interface TeamDayStore {
  sums(types: readonly MetricType[], range: DayRange): Promise<TeamDays<TeamDay>>;
  /** In no order. */
  known(types: readonly MetricType[], range: DayRange): Promise<TeamDays<TeamDaysRead>>;
  byRep(types: readonly MetricType[], range: DayRange): Promise<TeamDays<TeamRepDay>>;
}
