import type { Source } from "#src/domain/activity/activity.ts";
import type { Day } from "#src/domain/calendar/day.ts";
import type { CallTally } from "#src/domain/metrics/call-tally.ts";
import { CRM, DIALER } from "#src/domain/sources/call-sources.ts";
import { choiceOn, countingSources } from "#src/domain/sources/source-policy.ts";
import type { ReportContext } from "./context.ts";
import type { Team } from "./team.ts";

/** More calls than anybody logs by hand in a day. */
const MOST = 5_000;

/** A part of a rep's day, [from, to) in ms UTC. */
interface PartOfDay {
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
