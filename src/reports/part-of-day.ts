import type { Source } from "#src/domain/activity/activity.ts";
import type { Day } from "#src/domain/calendar/day.ts";
import type { CallTally } from "#src/domain/metrics/call-tally.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import { CRM, DIALER } from "#src/domain/sources/call-sources.ts";
import { choiceOn, countingSources } from "#src/domain/sources/source-policy.ts";
import type { LedgerActivity } from "#src/store/ledger.ts";
import type { ReportContext } from "./context.ts";
import { measuredKind } from "./measured-kind.ts";
import type { Team } from "./team.ts";

/** More calls than anybody logs by hand in a day. */
const MOST = 5_000;

/** More of a kind than any team enters in a day. */
const MOST_OF_TEAM = 1_000_000;

/** A part of a rep's day, [from, to) in ms UTC. */
export interface PartOfDay {
  readonly day: Day;
  readonly from: number;
  readonly to: number;
}

/** The calls of a part of a day, for which there is no document, from the sources that count on that day. */
export async function tallyPart(
  { store }: Pick<ReportContext, "store">,
  team: Team,
  userId: string,
  { day, from, to }: PartOfDay,
): Promise<CallTally> {
  const choice = choiceOn(team.settings.sourcePolicy, "phone_call_quantity", userId, day);
  const known = ([DIALER, CRM] as const).filter((source) => team.keysOf(userId, source).length > 0);
  const counting = countingSources(choice, known);
  const dialed = await store.ledger.tallyCalls(DIALER, keysIn(DIALER), from, to);
  const logged = counting.includes(CRM)
    ? await store.ledger.findActivities({
        source: CRM,
        kind: "call",
        personKeys: keysIn(CRM),
        from,
        to,
        state: "present",
        after: null,
        limit: MOST,
      })
    : [];
  const isOwn = counting.includes(DIALER);
  const own = logged.filter(({ twin }) => (isOwn ? twin === null : twin?.rule !== "same_log"));
  return {
    calls: (isOwn ? dialed.calls : 0) + own.length,
    totalSeconds: dialed.totalSeconds,
  };

  function keysIn(source: Source): readonly string[] {
    return team.keysOf(userId, source);
  }
}

/** What parts of reps' days come to in metrics that only the CRM has, by rep and metric. Reps with the same part are asked for at once. */
export async function tallyCrmParts(
  { store }: Pick<ReportContext, "store">,
  team: Team,
  types: readonly MetricType[],
  parts: ReadonlyMap<string, PartOfDay>,
): Promise<ReadonlyMap<string, ReadonlyMap<MetricType, number>>> {
  const amounts = new Map([...parts.keys()].map((userId) => [userId, zeros(types)]));
  const alike = Map.groupBy(parts, ([, { from, to }]) => `${from} ${to}`);
  const kinds = Map.groupBy(
    types.map((type) => ({ type, ...measuredKind(type, team.settings.mapping) })),
    ({ kind }) => kind,
  );
  for (const reps of alike.values()) {
    const personKeys = reps.flatMap(([userId]) => team.keysOf(userId, CRM));
    const [, { from, to }] = reps[0] ?? ["", { from: 0, to: 0 }];
    for (const [kind, metrics] of kinds) {
      const asked = { source: CRM, kind, personKeys, from, to, state: "present" } as const;
      const found = await store.ledger.findActivities({
        ...asked,
        after: null,
        limit: MOST_OF_TEAM,
      });
      for (const activity of found) {
        const ofRep = amounts.get(team.ownerOf(activity.personKey, CRM));
        for (const { type, isCounted } of metrics)
          if (isCounted(activity))
            ofRep?.set(type, (ofRep.get(type) ?? 0) + amountOf(type, activity));
      }
    }
  }
  return amounts;
}

function zeros(types: readonly MetricType[]): Map<MetricType, number> {
  return new Map(types.map((type) => [type, 0]));
}

function amountOf(type: MetricType, { crm }: LedgerActivity): number {
  return type === "deals_won_amount" ? (crm?.amount ?? 0) : 1;
}
