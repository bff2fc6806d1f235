import type { Metadata } from "next";
import { addDays } from "#src/domain/calendar/day.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { publicPerson } from "#src/domain/people/public-person.ts";
import { pageCaller } from "#src/server/page-caller.ts";
import { publicAlias } from "#src/server/public-alias.ts";
import { services } from "#src/server/services.ts";
import { SHARE_PARAMETER, wallCaller } from "#src/server/share-links.ts";
import { readRange, type SearchParams } from "#src/ui/range/range-href.ts";
import { LinkNeeded } from "#src/ui/wall/link-needed.tsx";
import { WallPage } from "#src/ui/wall/wall-page.tsx";

export const metadata: Metadata = { title: "Wall", referrer: "no-referrer" };

/** The last so many days are drawn. */
const TREND_DAYS = 14;

interface PageProps {
  readonly searchParams: Promise<SearchParams>;
}

export default async function Page({ searchParams }: PageProps) {
  const params = await searchParams;
  const ready = await services();
  const token = [params[SHARE_PARAMETER] ?? []].flat()[0] ?? null;
  const caller = (await wallCaller(token, ready)) ?? (await pageCaller());
  if (caller === null) return <LinkNeeded />;
  const { asked } = readRange(params, dayOf(Date.now(), ready.config.workspaceZone));
  const [kpis, leaderboard] = await Promise.all([
    ready.reports.teamKpis(asked),
    ready.reports.teamLeaderboard(asked),
  ]);
  // Whoever stands in the room reads it: no address, and none in what is sent along unseen.
  const alias = publicAlias(ready);
  const rows = leaderboard.leaderboard.map((row) => ({ ...row, ...publicPerson(row, alias) }));
  const today = dayOf(Date.parse(kpis.asOf), kpis.timeZone);
  const last = { from: addDays(kpis.to, 1 - TREND_DAYS), to: kpis.to };
  return (
    <WallPage
      kpis={kpis}
      leaderboard={{ ...leaderboard, leaderboard: rows }}
      trends={await ready.reports.teamTrends(last)}
      today={today}
    />
  );
}
