import type { Route } from "next";
import Link from "next/link";
import type { SourceStatus } from "#src/reports/source-status.ts";
import type { TeamOverview } from "#src/reports/team-overview.ts";
import { formatInstant } from "#src/ui/format/instants.ts";
import { plural } from "#src/ui/format/numbers.ts";
import { PERIOD_WORDS } from "#src/ui/format/period-words.ts";
import { Notice } from "./notice.tsx";

interface OverviewNoticesProps {
  readonly overview: TeamOverview;
  readonly status: SourceStatus;
}

/** What must be known before the numbers below are believed. */
export function OverviewNotices({ overview, status }: OverviewNoticesProps) {
  const { zone, team, period, userCount } = overview;
  const { label, lastError, lastSuccessAt, freshness, configured } = status;
  const since = lastSuccessAt === null ? null : formatInstant(lastSuccessAt, zone);
  return (
    <>
      {!configured && (
        <Notice tone="amber" state="disconnected" title={`${label} is no longer connected.`}>
          The numbers below are from {since ?? "an earlier sync"}. Set JUSTCALL_API_KEY and
          JUSTCALL_API_SECRET and start Callboard again to go on.
        </Notice>
      )}
      {lastError !== null && (
        <Notice tone="red" state="last-sync-failed" title="The last sync failed.">
          {lastError.message} That was {formatInstant(lastError.at, zone)}; the numbers below are
          from {since ?? "before"}.
        </Notice>
      )}
      {lastError === null && configured && freshness === "stale" && (
        <Notice tone="red" state="stale" title="These numbers are stale.">
          {label} was last synced {since}; calls since then are missing. Press “Sync JustCall Data”.
        </Notice>
      )}
      {overview.team.repsKnown === 0 && (
        <Notice tone="amber" state="nobody-matched" title={`No user is known in ${label} yet.`}>
          {plural(userCount, "user")} here, but none has the e-mail address of a {label} agent, so
          every call is under “Unassigned”. Compare the addresses with{" "}
          <code>npx callboard users list</code>.
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
          Press “Sync JustCall Data” to read it.
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
