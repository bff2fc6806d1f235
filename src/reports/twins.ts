import { CRM, DIALER } from "#src/domain/sources/call-sources.ts";
import type { LedgerActivity } from "#src/store/ledger.ts";
import type { ReportContext } from "./context.ts";
import type { CountedActivity } from "./counted-activities.ts";
import type { ExplainedTwin } from "./explain.ts";
import type { Team } from "./team.ts";

/** A CRM's record of a call lies at most this far from it. */
const REACH_MS = 26 * 3_600_000;
const MOST = 10_000;

/** The other records of these calls, from both sides: a CRM's call names its twin, a telephone system's is named by it. */
export async function twinsOf(
  context: Pick<ReportContext, "store">,
  team: Team,
  calls: readonly CountedActivity[],
): Promise<ReadonlyMap<CountedActivity, readonly ExplainedTwin[]>> {
  const named = new Map<string, ExplainedTwin[]>();
  for (const { sourceId, twin } of await loggedAround(context, team, calls)) {
    if (twin?.sourceId == null) continue;
    const name = `${twin.source} ${twin.sourceId}`;
    const { rule, confidence } = twin;
    named.set(name, [
      ...(named.get(name) ?? []),
      { source: CRM, callId: sourceId, rule, confidence },
    ]);
  }
  return new Map(
    calls.map((call) => {
      const byOthers = named.get(`${call.source} ${call.sourceId}`) ?? [];
      return [call, [...ownTwin(call), ...byOthers]];
    }),
  );
}

function ownTwin({ twin }: LedgerActivity): ExplainedTwin[] {
  if (twin === null) return [];
  const { source, sourceId, rule, confidence } = twin;
  return [{ source, callId: sourceId, rule, confidence }];
}

/** The CRM's calls of the same people, near enough to be the same. */
async function loggedAround(
  { store }: Pick<ReportContext, "store">,
  team: Team,
  calls: readonly CountedActivity[],
): Promise<LedgerActivity[]> {
  const sources = new Set(calls.map(({ source }) => source));
  const reps = [...new Set(calls.map(({ userId }) => userId))];
  const personKeys = reps.flatMap((userId) => team.keysOf(userId, CRM));
  const hasCrm = reps.some((userId) => team.keysOf(userId, CRM).some((key) => key !== ""));
  if (!hasCrm || !(sources.has(DIALER) || sources.has(CRM))) return [];
  const moments = calls.map(({ at }) => at);
  return store.ledger.findActivities({
    source: CRM,
    kind: "call",
    personKeys,
    from: Math.min(...moments) - REACH_MS,
    to: Math.max(...moments) + REACH_MS,
    state: "present",
    after: null,
    limit: MOST,
  });
}
