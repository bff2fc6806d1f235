import type { Metadata } from "next";
import { PLAIN_MAPPING } from "#src/domain/activity/activity-mapping.ts";
import { undoable } from "#src/domain/sources/undoable.ts";
import { isManager } from "#src/server/caller.ts";
import { readCatalogue } from "#src/server/copper-catalogue.ts";
import { requireCaller } from "#src/server/page-caller.ts";
import { pageDraft } from "#src/server/page-draft.ts";
import { services } from "#src/server/services.ts";
import { isByItself } from "#src/server/source-changes.ts";
import { ManagersOnly } from "#src/ui/access/managers-only.tsx";
import { MappingPage } from "#src/ui/settings/mapping-page.tsx";

export const metadata: Metadata = { title: "Copper" };

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  const caller = await requireCaller("/settings/copper");
  if (!isManager(caller)) return <ManagersOnly />;
  const { done, draft, problem } = await searchParams;
  const { store, config } = await services();
  const settings = await store.settings.workspace();
  return (
    <MappingPage
      isConfigured={config.copper !== null}
      catalogue={await readCatalogue(store)}
      mapping={settings.mapping ?? PLAIN_MAPPING}
      isByItself={isByItself(settings.sourceChanges)}
      draft={await pageDraft(["mapping"], draft)}
      undoable={undoable(settings)}
      done={typeof done === "string" ? done : null}
      problem={typeof problem === "string" ? problem : null}
    />
  );
}
