import type { Metadata } from "next";
import { isManager } from "#src/server/caller.ts";
import { requireCaller } from "#src/server/page-caller.ts";
import { pageDraft } from "#src/server/page-draft.ts";
import { services } from "#src/server/services.ts";
import { CalendarPage } from "#src/ui/settings/calendar-page.tsx";

export const metadata: Metadata = { title: "Working calendar" };

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  const caller = await requireCaller("/settings/calendar");
  const { done, draft, problem } = await searchParams;
  const sheet = await (await services()).reports.calendarSheet();
  const mayChange = isManager(caller);
  return (
    <CalendarPage
      sheet={
        mayChange
          ? sheet
          : { ...sheet, reps: sheet.reps.filter((rep) => rep.userId === caller.userId) }
      }
      mayChange={mayChange}
      draft={await pageDraft(["week", "holiday", "bands"], draft)}
      done={typeof done === "string" ? done : null}
      problem={typeof problem === "string" ? problem : null}
    />
  );
}
