import Link from "next/link";
import type { ReactNode } from "react";
import type { User } from "#src/domain/people/person.ts";
import type { ReportFrame } from "#src/reports/report-frame.ts";
import type { TeamLeaderboard } from "#src/reports/team-leaderboard.ts";
import { FrameNotices } from "#src/ui/states/frame-notices.tsx";
import { NoUsers } from "#src/ui/states/no-users.tsx";
import { NotConfigured } from "#src/ui/states/not-configured.tsx";
import { Notice } from "#src/ui/states/notice.tsx";
import { Panel } from "#src/ui/states/panel.tsx";
import { knowsNobody, waitingWords } from "#src/ui/states/source-sentences.ts";

/** How many people are named before the rest is only counted. */
const NAMED = 4;

interface TeamStatesProps {
  /** Of all numbers of the page. */
  readonly frame: ReportFrame;
  readonly board: TeamLeaderboard;
  /** Everybody on this board, whether a source knows them or not. */
  readonly users: readonly User[];
  /** The numbers. */
  readonly children: ReactNode;
}

/** The numbers with what must be known about them, or in their place why there are none and how to get them. */
export function TeamStates({ frame, board, users, children }: TeamStatesProps) {
  const { sources, leaderboard } = board;
  const labels = sources.map(({ label }) => label);
  const synced = sources.some(({ lastSuccessAt }) => lastSuccessAt !== null);
  if (!synced && sources.every(({ configured }) => !configured)) return <NotConfigured />;
  if (users.length === 0) return <NoUsers />;
  if (!synced) {
    return (
      <Panel state="never-synced" title="Ready for the first sync">
        <p>
          {waitingWords(sources)} on the{" "}
          <Link href="/" prefetch={false}>
            overview
          </Link>
          ; the team’s numbers then stand here.
        </p>
      </Panel>
    );
  }
  return (
    <>
      {leaderboard.length === 0 && (
        <Notice
          tone="amber"
          state="nobody-matched"
          title={`No user is known in ${labels.join(" or ")} yet.`}
        >
          None has an e-mail address that is known there, so everything is under “Unassigned”.
          Compare the addresses with <code>npx callboard users list</code>.
        </Notice>
      )}
      <RangeNotices frame={frame} board={board} />
      {children}
      {leaderboard.length > 0 && <UnknownReps board={board} users={users} />}
    </>
  );
}

/** What must be known of these days. Where nothing of them is known, who lacks which day is no news. */
function RangeNotices({ frame, board }: Pick<TeamStatesProps, "frame" | "board">) {
  const calls = board.totals.phone_call_quantity ?? null;
  const unread = calls === null && board.leaderboard.length > 0;
  return (
    <>
      <FrameNotices frame={unread ? { ...frame, complete: true } : frame} nameReps={true} />
      {unread && (
        <Notice tone="amber" state="range-not-synced" title="Nothing of these days is synced.">
          Sync them on the{" "}
          <Link href="/" prefetch={false}>
            overview
          </Link>
          ; earlier days with <code>npx callboard sync justcall --all --from {board.from}</code>.
        </Notice>
      )}
      {calls === 0 && (
        <Notice tone="plain" state="no-calls" title="No calls in these days yet.">
          They appear here after the next sync; longer periods are above.
        </Notice>
      )}
    </>
  );
}

/** Reps who have no row, since no source knows their address. */
function UnknownReps({ board, users }: Pick<TeamStatesProps, "board" | "users">) {
  const rows = new Set(board.leaderboard.map(({ userId }) => userId));
  const unknown = users.filter(({ id, role, active }) => active && role === "rep" && !rows.has(id));
  if (unknown.length === 0) return null;
  const names = unknown.slice(0, NAMED).map(({ name }) => name);
  if (unknown.length > NAMED) names.push(`${unknown.length - NAMED} more`);
  return (
    <p data-state="reps-unknown">
      {knowsNobody(board.sources.map(({ label }) => label))} with the e-mail address of{" "}
      {names.join(", ")}.
    </p>
  );
}
