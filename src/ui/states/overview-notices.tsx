import type { Route } from "next";
import Link from "next/link";
import type { SourceStatus } from "#src/reports/source-status.ts";
import type { TeamOverview } from "#src/reports/team-overview.ts";
import { plural } from "#src/ui/format/numbers.ts";
import { PERIOD_WORDS } from "#src/ui/format/period-words.ts";
import { isInUse, mainSource } from "#src/ui/overview/board-state.ts";
import { sourceWords } from "#src/ui/sync/source-words.ts";
import { Notice } from "./notice.tsx";
import { SourceNotices } from "./source-notices.tsx";

interface OverviewNoticesProps {
  readonly overview: TeamOverview;
  readonly sources: readonly SourceStatus[];
}

/** What must be known before the numbers below are believed. */
export function OverviewNotices({ overview, sources }: OverviewNoticesProps) {
  const { team, period, userCount, zone } = overview;
  const { button } = sourceWords(mainSource(sources).source);
  const used = sources.filter(isInUse);
  return (
    <>
      <SourceNotices sources={used} zone={zone} />
      {team.repsKnown === 0 && (
        <Notice
          tone="amber"
          state="nobody-matched"
          title={`No user is known in ${used.map(({ label }) => label).join(" or ")} yet.`}
        >
          {plural(userCount, "user")} here, but none whose calls are read, so every call is under
          “Unassigned”. Compare the addresses with <code>npx callboard users list</code>.
        </Notice>
      )}
      {team.calls === 0 && (
        <Notice
          tone="plain"
          state="no-calls"
          title={`No calls ${PERIOD_WORDS[period].within} yet.`}
        >
          <WiderPeriod period={period} />
        </Notice>
      )}
      {team.calls === null && (
        <Notice
          tone="amber"
          state="period-not-synced"
          title={`Nothing of ${PERIOD_WORDS[period].name.toLowerCase()} is synced yet.`}
        >
          Press “{button}” to read it.
        </Notice>
      )}
    </>
  );
}

function WiderPeriod({ period }: Pick<TeamOverview, "period">) {
  const wider = ({ daily: "weekly", weekly: "monthly", monthly: "quarterly" } as const)[
    period === "quarterly" ? "monthly" : period
  ];
  if (period === "quarterly") return "They appear here after the next sync.";
  return (
    <>
      They appear here after the next sync. Meanwhile see{" "}
      <Link href={`/?period=${wider}` as Route} prefetch={false}>
        {PERIOD_WORDS[wider].within}
      </Link>
      .
    </>
  );
}
