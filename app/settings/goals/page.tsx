import type { Metadata } from "next";
import { PERIODS, type Period } from "#src/domain/calendar/period.ts";
import { isManager } from "#src/server/caller.ts";
import { requireCaller } from "#src/server/page-caller.ts";
import { pageDraft } from "#src/server/page-draft.ts";
import { services } from "#src/server/services.ts";
import { GoalSheetPage } from "#src/ui/settings/goal-sheet-page.tsx";

export const metadata: Metadata = { title: "Goals" };

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  const { period: asked, done, draft, problem } = await searchParams;
  const period: Period = PERIODS.find((one) => one === asked) ?? "daily";
  const caller = await requireCaller(`/settings/goals?period=${period}`);
  const { reports } = await services();
  const [, saved] = /^goals-(\d+)$/.exec(String(done)) ?? [];
  return (
    <GoalSheetPage
      sheet={await reports.goalSheet(period)}
      mayChange={isManager(caller)}
      state={await pageDraft([`goals ${period}`], draft)}
      saved={saved === undefined ? null : Number(saved)}
      problem={typeof problem === "string" ? problem : null}
    />
  );
}
