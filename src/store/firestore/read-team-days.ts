import type { Source } from "#src/domain/activity/activity.ts";
import type { Day } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import {
  choiceOn,
  countedAmount,
  type SourceAmount,
  type SourcePolicy,
} from "#src/domain/sources/source-policy.ts";
import type { Reads } from "./connection.ts";
import { readReps } from "./reps.ts";
import { daysOf, monthsIn, REPS } from "./stamp.ts";
import { type StoredTeamDay, TEAM_DAYS, toTeamDay } from "./team-day-documents.ts";
import type { Workspace } from "./workspace.ts";

/** A month as reports ask for it: of each type and day one row of amounts, by the reps' numbers. */
export interface TeamMonth {
  readonly rows: readonly TeamMonthDay[];
  readonly open: readonly { readonly source: Source; readonly userId: string; readonly day: Day }[];
}

export interface TeamMonthDay {
  readonly type: MetricType;
  readonly day: Day;
  /** NaN: not read. */
  readonly amounts: Float64Array;
  readonly unassigned: number | null;
  readonly reps: number;
  readonly known: Uint8Array;
}

/** Months that are kept in memory; a board looks at two quarters. */
const MOST_MONTHS = 24;

/** The team's days, month by month; a month that nobody changed since is not read again. */
export class TeamDayReader {
  readonly #workspace: Workspace;
  /** The policy by which the months at hand were decided. */
  #counted = "";
  readonly #months = new Map<string, () => Promise<TeamMonth>>();
  readonly userIds: () => Promise<string[]>;

  readonly #policy: () => Promise<SourcePolicy>;

  /** `policy`: what counts at the moment. */
  constructor(workspace: Workspace, policy: () => Promise<SourcePolicy>) {
    this.#workspace = workspace;
    this.#policy = policy;
    this.userIds = workspace.remember(REPS, readReps);
  }

  async read({ from, to }: DayRange): Promise<TeamMonth[]> {
    const [policy, stamp] = await Promise.all([this.#policy(), this.#workspace.stamp()]);
    // From here to the months' readers nothing is waited for: another board may know another policy.
    const counted = JSON.stringify(policy);
    if (counted !== this.#counted) {
      this.#counted = counted;
      this.#months.clear();
    }
    // A month of which the stamp does not speak has no day.
    const months = monthsIn(stamp).filter(
      (month) => month >= from.slice(0, 7) && month <= to.slice(0, 7),
    );
    return Promise.all(months.map((month) => this.#month(month, policy)()));
  }

  #month(month: string, policy: SourcePolicy): () => Promise<TeamMonth> {
    const known = this.#months.get(month);
    const reader =
      known ??
      this.#workspace.remember(daysOf(`${month}-01`), (reads) => readMonth(reads, month, policy));
    // What was asked for last is let go of last.
    this.#months.delete(month);
    this.#months.set(month, reader);
    const [oldest] = this.#months.keys();
    if (this.#months.size > MOST_MONTHS && oldest !== undefined) this.#months.delete(oldest);
    return reader;
  }
}

async function readMonth(reads: Reads, month: string, policy: SourcePolicy): Promise<TeamMonth> {
  const numbers = new Map((await readReps(reads)).map((userId, number) => [userId, number]));
  const found = await reads.find(TEAM_DAYS, (days) =>
    days.where("day", ">=", `${month}-01`).where("day", "<=", `${month}-31`),
  );
  const shards = Map.groupBy(found.map(toTeamDay), ({ day }) => day);
  const days = [...shards.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    rows: days.flatMap(([day, parts]) => rowsOf(day, parts, numbers, policy)),
    open: days.flatMap(([day, parts]) => openOf(day, parts)),
  };
}

function rowsOf(
  day: Day,
  parts: readonly StoredTeamDay[],
  numbers: ReadonlyMap<string, number>,
  policy: SourcePolicy,
): TeamMonthDay[] {
  const byType = new Map<MetricType, Map<string, number>>();
  for (const [userId, sources] of parts.flatMap(({ reps }) => Object.entries(reps))) {
    const types = new Map<MetricType, SourceAmount[]>();
    for (const [source, rep] of Object.entries(sources) as [Source, StoredAmounts][])
      for (const [type, amount] of Object.entries(rep.amounts) as [MetricType, number | null][]) {
        if (amount === null) continue;
        const paired = type === "phone_call_quantity" ? rep.paired : 0;
        types.set(type, [...(types.get(type) ?? []), { source, amount, paired }]);
      }
    for (const [type, amounts] of types) {
      const counted = countedAmount(choiceOn(policy, type, userId, day), amounts);
      if (counted === null) continue;
      byType.set(type, (byType.get(type) ?? new Map<string, number>()).set(userId, counted));
    }
  }
  return [...byType].map(([type, reps]) => rowOf(type, day, reps, numbers));
}

type StoredAmounts = NonNullable<StoredTeamDay["reps"][string]["justcall"]>;

function rowOf(
  type: MetricType,
  day: Day,
  byRep: ReadonlyMap<string, number>,
  numbers: ReadonlyMap<string, number>,
): TeamMonthDay {
  const places = [...byRep.keys()].map((userId) => numbers.get(userId) ?? -1);
  const length = Math.max(-1, ...places) + 1;
  const amounts = new Float64Array(length).fill(Number.NaN);
  const known = new Uint8Array((length + 7) >> 3);
  let reps = 0;
  for (const [userId, amount] of byRep) {
    const number = numbers.get(userId);
    if (number === undefined) continue;
    amounts[number] = amount;
    known[number >> 3] = (known[number >> 3] ?? 0) | (1 << (number & 7));
    reps += amount;
  }
  return { type, day, amounts, known, reps, unassigned: byRep.get(UNASSIGNED) ?? null };
}

function openOf(day: Day, parts: readonly StoredTeamDay[]): TeamMonth["open"] {
  return parts.flatMap(({ reps }) =>
    Object.entries(reps).flatMap(([userId, sources]) =>
      (Object.entries(sources) as [Source, StoredAmounts][])
        .filter(([, { open }]) => open)
        .map(([source]) => ({ source, userId, day })),
    ),
  );
}
