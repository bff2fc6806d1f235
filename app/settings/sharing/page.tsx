import type { Metadata } from "next";
import { headers } from "next/headers";
import { isManager } from "#src/server/caller.ts";
import { readMadeLink } from "#src/server/made-link.ts";
import { requireCaller } from "#src/server/page-caller.ts";
import { services } from "#src/server/services.ts";
import { listShareLinks, ownAddress } from "#src/server/share-links.ts";
import { ManagersOnly } from "#src/ui/access/managers-only.tsx";
import { SharingPage } from "#src/ui/access/sharing-page.tsx";

export const metadata: Metadata = { title: "Sharing", referrer: "same-origin" };

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  const caller = await requireCaller("/settings/sharing");
  if (!isManager(caller)) return <ManagersOnly />;
  const ready = await services();
  const { done, problem } = await searchParams;
  const [links, policy, asked] = await Promise.all([
    listShareLinks(ready, caller),
    ready.store.settings.workspace(),
    headers(),
  ]);
  return (
    <SharingPage
      links={links}
      policy={policy}
      zone={ready.config.workspaceZone}
      made={
        done === "made" ? readMadeLink(asked.get("cookie"), ownAddress(asked, ready.config)) : null
      }
      done={typeof done === "string" ? done : null}
      failed={problem !== undefined}
      signedIn={ready.config.authOn}
    />
  );
}
