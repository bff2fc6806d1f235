import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isManager } from "#src/server/caller.ts";
import { requireCaller } from "#src/server/page-caller.ts";
import { pageDraft } from "#src/server/page-draft.ts";
import { services } from "#src/server/services.ts";
import { ManagersOnly } from "#src/ui/access/managers-only.tsx";
import { RepCalendarPage } from "#src/ui/settings/rep-calendar-page.tsx";

export const metadata: Metadata = { title: "Working days" };

interface PageProps {
  readonly params: Promise<{ userId: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const userId = decodeURIComponent((await params).userId);
  const caller = await requireCaller(`/settings/calendar/reps/${encodeURIComponent(userId)}`);
  if (!isManager(caller) && caller.userId !== userId) return <ManagersOnly />;
  const { done, draft, problem } = await searchParams;
  const sheet = await (await services()).reports.calendarSheet();
  const rep = sheet.reps.find((one) => one.userId === userId);
  if (rep === undefined) notFound();
  return (
    <RepCalendarPage
      rep={rep}
      sheet={sheet}
      mayChange={isManager(caller)}
      draft={await pageDraft([`week of ${userId}`, `days off of ${userId}`], draft)}
      done={typeof done === "string" ? done : null}
      problem={typeof problem === "string" ? problem : null}
    />
  );
}
