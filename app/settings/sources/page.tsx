import type { Metadata } from "next";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import { undoable } from "#src/domain/sources/undoable.ts";
import { isManager } from "#src/server/caller.ts";
import { readCatalogue } from "#src/server/copper-catalogue.ts";
import { requireCaller } from "#src/server/page-caller.ts";
import { pageDraft } from "#src/server/page-draft.ts";
import { type Services, services } from "#src/server/services.ts";
import { askedRule } from "#src/server/source-forms.ts";
import { ManagersOnly } from "#src/ui/access/managers-only.tsx";
import type { SearchParams } from "#src/ui/range/range-href.ts";
import { askedComparison, textOf } from "#src/ui/sources/asked-comparison.ts";
import type { ChangeNames } from "#src/ui/sources/change-words.ts";
import { SourcesPage } from "#src/ui/sources/sources-page.tsx";

export const metadata: Metadata = { title: "Sources" };

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const RULE_FIELDS = ["type", "who", "since", "fromDay", "rule"];

export default async function Page({ searchParams }: PageProps) {
  const caller = await requireCaller("/settings/sources");
  if (!isManager(caller)) return <ManagersOnly />;
  const ready = await services();
  const params = await searchParams;
  const zone = ready.config.workspaceZone;
  const today = dayOf(ready.clock(), zone);
  const asked = askedComparison(params, today);
  const { range, shown } = asked;
  const [statuses, settings, users, names, comparison, rule] = await Promise.all([
    ready.reports.sourceStatus(),
    ready.store.settings.workspace(),
    ready.store.users.list(),
    changeNames(ready),
    range === null ? null : ready.reports.sourceComparison(range, shown.userId || null),
    ruleOf(ready, params),
  ]);
  return (
    <SourcesPage
      {...{ zone, today, statuses, names, asked, comparison, ...rule }}
      policy={settings.sourcePolicy}
      changes={settings.sourceChanges}
      undoable={undoable(settings)}
      compared={[...users, { id: UNASSIGNED, name: "Unassigned" }]}
      ruled={users.filter(({ active }) => active)}
      done={textOf(params["done"]) || null}
      problem={textOf(params["problem"]) || null}
    />
  );
}

/** The rule that the address asks to be shown, or that could not be set. */
async function ruleOf(ready: Services, params: SearchParams) {
  const draft = await pageDraft(["rule"], params["draft"] as string | undefined);
  if (draft !== null) return { state: draft, preview: null };
  if (textOf(params["preview"]) === "") return { state: null, preview: null };
  const fields = Object.fromEntries(RULE_FIELDS.map((name) => [name, textOf(params[name])]));
  const read = askedRule(fields);
  if ("problems" in read) {
    return { state: { values: fields, problems: read.problems }, preview: null };
  }
  const preview = await ready.reports.policyPreview(read.rule);
  return { state: { values: fields, problems: [] }, preview: { ...read, preview, fields } };
}

async function changeNames({ store }: Services): Promise<ChangeNames> {
  const [users, catalogue, dialer, crm] = await Promise.all([
    store.users.list(),
    readCatalogue(store),
    store.people.list("justcall"),
    store.people.list("copper"),
  ]);
  const userNames = new Map(users.map(({ id, name }) => [id, name]));
  const types = new Map(catalogue?.types.map(({ key, name }) => [key, name]));
  const stages = new Map(
    catalogue?.pipelines.flatMap((one) => one.stages.map(({ id, name }) => [id, name] as const)),
  );
  return {
    user: (id) => (id === UNASSIGNED ? "Unassigned" : (userNames.get(id) ?? id)),
    type: (key) => types.get(key) ?? key,
    stage: (id) => stages.get(id) ?? id,
    person(source, id) {
      const person = [...dialer, ...crm].find((one) => one.source === source && one.id === id);
      return person?.name ?? person?.email ?? id;
    },
  };
}
