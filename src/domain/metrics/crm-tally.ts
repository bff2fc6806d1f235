import type { ActivityKind } from "../activity/activity.ts";
import type { ActivityMapping, StageGroup } from "../activity/activity-mapping.ts";
import type { TwinRule } from "../activity/twin.ts";
import type { Day } from "../calendar/day.ts";
import { dayOf } from "../calendar/zone.ts";

/** What a day of one rep comes to in a CRM; every metric of the CRM is read off this. */
export interface CrmTally {
  /** Calls logged there, each once however many contacts it was logged on. */
  readonly calls: number;
  /** Those of them that another source holds too. */
  readonly pairedCalls: number;
  /** E-mails that the rep sent; received ones are kept in the ledger. */
  readonly emails: number;
  readonly meetings: number;
  /** Moves of opportunities into the stages of each group. */
  readonly moves: Readonly<Record<StageGroup, number>>;
  readonly wonDeals: number;
  /** Main units of the account's currency; deals without a value add nothing. */
  readonly wonAmount: number;
}

/** The part of an activity that counting needs: its moment in ms UTC and what its kind is told by. */
export interface CountedCrmActivity {
  readonly kind: ActivityKind;
  readonly at: number;
  readonly direction: "in" | "out" | null;
  readonly twinRule: TwinRule | null;
  readonly stage: string | null;
  readonly amount: number | null;
}

type Growing<Tally> = { -readonly [Field in keyof Tally]: Tally[Field] };

export function noCrmActivities(): Growing<CrmTally> {
  const moves = { a: 0, b: 0, c: 0 };
  return { calls: 0, pairedCalls: 0, emails: 0, meetings: 0, moves, wonDeals: 0, wonAmount: 0 };
}

/** Sums activities by the local day of their moment in `zone`. Days without any are not in the map. */
export function tallyCrmByDay(
  activities: Iterable<CountedCrmActivity>,
  zone: string,
  mapping: ActivityMapping,
): Map<Day, CrmTally> {
  const days = new Map<Day, Growing<CrmTally>>();
  for (const activity of activities) {
    const day = dayOf(activity.at, zone);
    let tally = days.get(day);
    if (tally === undefined) {
      tally = noCrmActivities();
      days.set(day, tally);
    }
    add(tally, activity, mapping);
  }
  return days;
}

function add(
  tally: Growing<CrmTally>,
  activity: CountedCrmActivity,
  mapping: ActivityMapping,
): void {
  switch (activity.kind) {
    case "call":
      if (activity.twinRule === "same_log") return;
      tally.calls += 1;
      if (activity.twinRule !== null) tally.pairedCalls += 1;
      return;
    case "email":
      if (activity.direction !== "in") tally.emails += 1;
      return;
    case "meeting":
      tally.meetings += 1;
      return;
    case "stage_change": {
      const group = activity.stage === null ? undefined : mapping.stages[activity.stage];
      if (group !== undefined) tally.moves = { ...tally.moves, [group]: tally.moves[group] + 1 };
      return;
    }
    case "won_deal":
      tally.wonDeals += 1;
      tally.wonAmount += activity.amount ?? 0;
      return;
    case "text":
    case "other":
      return;
  }
}
