import type { Metadata } from "next";
import { isManager } from "#src/server/caller.ts";
import { requireCaller } from "#src/server/page-caller.ts";
import { pageDraft } from "#src/server/page-draft.ts";
import { services } from "#src/server/services.ts";
import { ManagersOnly } from "#src/ui/access/managers-only.tsx";
import { PeoplePage } from "#src/ui/settings/people-page.tsx";

export const metadata: Metadata = { title: "People" };

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  const caller = await requireCaller("/settings/people");
  if (!isManager(caller)) return <ManagersOnly />;
  const { done, draft, problem } = await searchParams;
  const { store, reports } = await services();
  const [found, users] = await Promise.all([reports.unmatched(), store.users.list()]);
  return (
    <PeoplePage
      found={found}
      users={users.map(({ id, name }) => ({ userId: id, userName: name }))}
      draft={await pageDraft(["match"], draft)}
      done={typeof done === "string" ? done : null}
      problem={typeof problem === "string" ? problem : null}
    />
  );
}
