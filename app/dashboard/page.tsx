import type { Metadata } from "next";
import type { ReactNode } from "react";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { toAppError } from "#src/domain/errors.ts";
import { assertMayOpenRep, type Caller, isManager, reaches } from "#src/server/caller.ts";
import { pageCaller, requireCaller } from "#src/server/page-caller.ts";
import { services } from "#src/server/services.ts";
import {
  type ReadRange,
  rangeHref,
  readRange,
  type SearchParams,
} from "#src/ui/range/range-href.ts";
import { RangePicker } from "#src/ui/range/range-picker.tsx";
import { dashboardHref } from "#src/ui/rep/dashboard-href.ts";
import { NotYours } from "#src/ui/rep/not-yours.tsx";
import { RepChoice } from "#src/ui/rep/rep-choice.tsx";
import { RepDashboard } from "#src/ui/rep/rep-dashboard.tsx";
import { RepSwitch } from "#src/ui/rep/rep-switch.tsx";
import { UnknownRep } from "#src/ui/rep/unknown-rep.tsx";

interface PageProps {
  readonly searchParams: Promise<SearchParams>;
}

/** The rep's name; whoever may not open their page is not told it. */
export async function generateMetadata({ searchParams }: PageProps): Promise<Metadata> {
  const caller = await pageCaller();
  const userId = caller === null ? null : repOf(await searchParams, caller);
  if (caller === null || userId === null || !reaches(caller, { userId })) {
    return { title: "Dashboard" };
  }
  const user = await (await services()).store.users.find(userId);
  return { title: user?.name ?? "Dashboard" };
}

/** `?user=`: whose; without it the caller's own, and for managers who are nobody's rep the choice of reps. */
export default async function Page({ searchParams }: PageProps) {
  const params = await searchParams;
  const { store, config } = await services();
  const range = readRange(params, dayOf(Date.now(), config.workspaceZone));
  const caller = await requireCaller(rangeHref("/dashboard", params, range));
  const userId = repOf(params, caller);
  const mayChoose = isManager(caller);
  const users = await store.users.list();
  const reps = users.filter(({ active }) => active).sort((a, b) => a.name.localeCompare(b.name));
  if (userId === null) {
    return mayChoose ? <RepChoice reps={reps} range={range} /> : <NotYours ownHref={null} />;
  }
  try {
    assertMayOpenRep(caller, userId);
    const chooser = mayChoose && <RepSwitch reps={reps} userId={userId} range={range} />;
    return await dashboardOf(userId, params, range, chooser);
  } catch (thrown) {
    const { code } = toAppError(thrown);
    const ownHref = dashboardHref(null, range);
    if (code === "not_allowed") return <NotYours ownHref={ownHref} />;
    if (code === "user_not_found") return <UnknownRep userId={userId} choiceHref={ownHref} />;
    throw thrown;
  }
}

function repOf(params: SearchParams, caller: Caller): string | null {
  const named = [params["user"] ?? []].flat()[0];
  return named === undefined || named === "" ? caller.userId : named;
}

async function dashboardOf(
  userId: string,
  params: SearchParams,
  range: ReadRange,
  chooser: ReactNode,
) {
  const { reports, store, config } = await services();
  const [overview, settings] = await Promise.all([
    reports.repOverview({ userId, asked: range.asked }),
    store.settings.workspace(),
  ]);
  const isPeriod = "period" in range.asked;
  return (
    <RepDashboard
      overview={overview}
      compared={isPeriod || range.compare}
      workingHours={settings.calendar}
      weekStart={config.weekStart}
      controls={
        <>
          {chooser}
          <RangePicker
            path="/dashboard"
            params={params}
            chosen={range}
            shown={overview}
            today={dayOf(Date.parse(overview.asOf), overview.timeZone)}
            comparable={!isPeriod}
          />
        </>
      }
    />
  );
}
