import type { Metadata } from "next";
import { accept } from "#src/api/contract/days.ts";
import { policyRequest } from "#src/api/contract/source-settings.ts";
import { addDays, isDay } from "#src/domain/calendar/day.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { isAppError } from "#src/domain/errors.ts";
import { METRIC_TYPES } from "#src/domain/metrics/metric.ts";
import { type Caller, isManager } from "#src/server/caller.ts";
import { requireCaller } from "#src/server/page-caller.ts";
import { pageDraft } from "#src/server/page-draft.ts";
import { type Services, services } from "#src/server/services.ts";
import { ruleOf } from "#src/server/source-forms.ts";
import { ManagersOnly } from "#src/ui/access/managers-only.tsx";
import { SourcesPage } from "#src/ui/sources/sources-page.tsx";
import type { AskedRule } from "#src/ui/sources/switch-form.tsx";

export const metadata: Metadata = { title: "Sources" };

type Query = Record<string, string | string[] | undefined>;

interface PageProps {
  readonly searchParams: Promise<Query>;
}

const textIn = (query: Query, name: string): string => {
  const value = query[name];
  return typeof value === "string" ? value : "";
};

export default async function Page({ searchParams }: PageProps) {
  const caller: Caller = await requireCaller("/settings/sources");
  if (!isManager(caller)) return <ManagersOnly />;
  const query = await searchParams;
  const ready = await services();
  const { store, config, clock } = ready;
  const today = dayOf(clock(), config.workspaceZone);
  const asked = {
    from: dayIn(query, "from") ?? addDays(dayIn(query, "to") ?? today, -13),
    to: dayIn(query, "to") ?? today,
    userId: textIn(query, "userId") || null,
  };
  const rule = ruleIn(query, today);
  const [settings, users, compared, preview, draft] = await Promise.all([
    store.settings.workspace(),
    store.users.list(),
    compare(ready, asked),
    query["preview"] === undefined ? null : previewOf(ready, rule),
    pageDraft(["switch", "undo"], query["draft"]),
  ]);
  return (
    <SourcesPage
      isCopperConfigured={config.copper !== null}
      comparison={compared.comparison}
      rangeProblem={compared.problem}
      asked={asked}
      policy={settings.sourcePolicy}
      changes={settings.sourceChanges}
      reps={users.map(({ id, name }) => ({ userId: id, userName: name }))}
      rule={rule}
      preview={preview}
      draft={draft}
      done={textIn(query, "done") || null}
      problem={textIn(query, "problem") || null}
      zone={config.workspaceZone}
    />
  );
}

function dayIn(query: Query, name: string): string | null {
  const text = textIn(query, name);
  return isDay(text) ? text : null;
}

function ruleIn(query: Query, today: string): AskedRule {
  const type = METRIC_TYPES.find((one) => one === textIn(query, "type"));
  return {
    type: type ?? "phone_call_quantity",
    who: textIn(query, "who"),
    fromDay: query["fromDay"] === undefined ? today : (dayIn(query, "fromDay") ?? ""),
    choice: textIn(query, "choice") || "justcall-first",
  };
}

async function compare(
  { reports }: Services,
  { from, to, userId }: { from: string; to: string; userId: string | null },
) {
  try {
    return { comparison: await reports.sourceComparison({ from, to }, userId), problem: null };
  } catch (error) {
    if (!isAppError(error) || error.code !== "invalid_request") throw error;
    return { comparison: null, problem: error.message };
  }
}

/** Null for a rule that somebody mistyped into the address. */
async function previewOf({ reports }: Services, rule: AskedRule) {
  try {
    return await reports.policyPreview(accept(policyRequest, ruleOf({ ...rule })));
  } catch (error) {
    if (!isAppError(error) || error.code !== "invalid_request") throw error;
    return null;
  }
}
