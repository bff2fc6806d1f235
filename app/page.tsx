import type { Metadata } from "next";
import { PERIODS, type Period } from "#src/domain/calendar/period.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import { requireCaller } from "#src/server/page-caller.ts";
import { services } from "#src/server/services.ts";
import { OverviewPage } from "#src/ui/overview/overview-page.tsx";
import { Toaster } from "#src/ui/shell/toaster.tsx";

export const metadata: Metadata = { title: "Team Overview" };

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  const { period } = await searchParams;
  const caller = await requireCaller(typeof period === "string" ? `/?period=${period}` : "/");
  const { reports } = await services();
  const [overview, sources] = await Promise.all([
    reports.teamOverview(periodFrom(period)),
    reports.sourceStatus(),
  ]);
  return (
    <>
      <OverviewPage
        overview={overview}
        sources={sources}
        unassigned={UNASSIGNED}
        maySync={caller.role !== "rep"}
      />
      <Toaster />
    </>
  );
}

/** An address that somebody mistyped still shows the board. */
function periodFrom(asked: string | string[] | undefined): Period {
  return PERIODS.find((period) => period === asked) ?? "weekly";
}
