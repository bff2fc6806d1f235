import { accept } from "#src/api/contract/days.ts";
import { comparisonParameters, previewQuery } from "#src/api/contract/source-comparison.ts";
import { addDays } from "#src/domain/calendar/day.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { assertManager, type Caller } from "./caller.ts";
import type { Services } from "./services.ts";

type Wiring = Pick<Services, "reports" | "clock" | "config">;

/** Two weeks, the last day included. */
const DAYS_BEFORE = 13;

/** Both sources side by side, for managers, since it names single calls. Throws `not_allowed` or `invalid_request`. */
export async function compareSources(
  { reports, clock, config }: Wiring,
  caller: Caller,
  query: unknown,
): Promise<Awaited<ReturnType<Wiring["reports"]["sourceComparison"]>>> {
  assertManager(caller);
  const asked = accept(comparisonParameters, query);
  const to = asked.to ?? dayOf(clock(), config.workspaceZone);
  const from = asked.from ?? addDays(to, -DAYS_BEFORE);
  return reports.sourceComparison({ from, to }, asked.userId ?? null);
}

/** What a rule would change. Throws `not_allowed` or `invalid_request`. */
export async function previewRule(
  { reports }: Pick<Wiring, "reports">,
  caller: Caller,
  query: unknown,
): Promise<Awaited<ReturnType<Wiring["reports"]["policyPreview"]>>> {
  assertManager(caller);
  return reports.policyPreview(accept(previewQuery, query));
}
