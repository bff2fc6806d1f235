import { accept } from "#src/api/contract/days.ts";
import { comparisonParameters, previewQuery } from "#src/api/contract/source-comparison.ts";
import { addDays } from "#src/domain/calendar/day.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import { assertManager, type Caller } from "./caller.ts";
import { assertUser } from "./known-user.ts";
import type { Services } from "./services.ts";

type Wiring = Pick<Services, "store" | "reports" | "clock" | "config">;

/** Two weeks, the last day included. */
const DAYS_BEFORE = 13;

/**
 * Both sources side by side, for managers, since it names single calls. Throws `not_allowed`, `user_not_found` or
 * `invalid_request`.
 */
export async function compareSources(
  wiring: Wiring,
  caller: Caller,
  query: unknown,
): Promise<Awaited<ReturnType<Wiring["reports"]["sourceComparison"]>>> {
  assertManager(caller);
  const { reports, clock, config } = wiring;
  const asked = accept(comparisonParameters, query);
  const userId = asked.userId ?? null;
  if (userId !== null && userId !== UNASSIGNED) await assertUser(wiring, userId);
  const to = asked.to ?? dayOf(clock(), config.workspaceZone);
  const from = asked.from ?? addDays(to, -DAYS_BEFORE);
  return reports.sourceComparison({ from, to }, userId);
}

/** What a rule would change. Throws `not_allowed`, `user_not_found` or `invalid_request`. */
export async function previewRule(
  wiring: Pick<Wiring, "store" | "reports">,
  caller: Caller,
  query: unknown,
): Promise<Awaited<ReturnType<Wiring["reports"]["policyPreview"]>>> {
  assertManager(caller);
  const rule = accept(previewQuery, query);
  if (rule.userId !== null) await assertUser(wiring, rule.userId);
  return wiring.reports.policyPreview(rule);
}
