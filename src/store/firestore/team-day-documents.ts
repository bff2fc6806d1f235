import { z } from "zod";
import { SOURCES, type Source } from "#src/domain/activity/activity.ts";
import type { Day } from "#src/domain/calendar/day.ts";
import { METRIC_TYPES, type MetricType } from "#src/domain/metrics/metric.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import type { Found } from "./connection.ts";
import { readAs } from "./stored.ts";
import type { Write } from "./writes.ts";

export const TEAM_DAYS = "teamDays";

/**
 * Reps to a document of a day: by their number, so that a rep is in the same one every day. A rep's part takes about 100 bytes for
 * each source, a document holds 1 MiB; with 1,000 reps it is a fifth full.
 */
const REPS_A_SHARD = 1_000;

/** A rep's day from one source: amounts in basic units (`domain/metrics/basic-unit.ts`), absolute. */
export interface RepDayAmounts {
  readonly amounts: Partial<Record<MetricType, number | null>>;
  /** How many of its calls another source holds too; undefined leaves what is stored. */
  readonly paired?: number;
  /** The day was read before it was over; undefined leaves what is stored. */
  readonly open?: boolean;
}

const amountsSchema = z.object({
  // Null: it is not counted any more.
  amounts: z.partialRecord(z.enum(METRIC_TYPES), z.number().nullable()).default({}),
  paired: z.number().default(0),
  open: z.boolean().default(false),
});

const schema = z.object({
  day: z.iso.date(),
  reps: z.record(z.string(), z.partialRecord(z.enum(SOURCES), amountsSchema)),
});

export type StoredTeamDay = z.output<typeof schema>;

export function toTeamDay(found: Found): StoredTeamDay {
  return readAs(schema, found);
}

/** What some reps' days from one source come to now, merged into the day's documents: nothing is ever added to what was there. */
export function teamDayWrites(
  day: Day,
  source: Source,
  reps: ReadonlyMap<string, RepDayAmounts>,
  numberOf: (userId: string) => number,
): Write[] {
  const shards = Map.groupBy(reps, ([userId]) =>
    userId === UNASSIGNED ? 0 : Math.floor(numberOf(userId) / REPS_A_SHARD),
  );
  return [...shards].map(([shard, entries]) => ({
    kind: "merge",
    path: `${TEAM_DAYS}/${day}_${shard}`,
    data: {
      day,
      reps: Object.fromEntries(entries.map(([userId, rep]) => [userId, { [source]: named(rep) }])),
    },
  }));
}

/** Only what is said: an empty map would take the place of the one that is stored. */
function named({ amounts, paired, open }: RepDayAmounts): Partial<RepDayAmounts> {
  return {
    ...(Object.keys(amounts).length === 0 ? {} : { amounts }),
    ...(paired === undefined ? {} : { paired }),
    ...(open === undefined ? {} : { open }),
  };
}
