import Link from "next/link";
import type { ReactNode } from "react";
import type { ReportFrame } from "#src/reports/report-frame.ts";
import { FrameNotices } from "#src/ui/states/frame-notices.tsx";
import { NoUsers } from "#src/ui/states/no-users.tsx";
import { NotConfigured } from "#src/ui/states/not-configured.tsx";
import { Notice } from "#src/ui/states/notice.tsx";
import { Panel } from "#src/ui/states/panel.tsx";

interface TeamStatesProps {
  readonly frame: ReportFrame;
  /** How many people are on this board, and how many of them the sources know. */
  readonly userCount: number;
  readonly repCount: number;
  /** The numbers. */
  readonly children: ReactNode;
}

/** The numbers with what must be known about them, or in their place why there are none and how to get them. */
export function TeamStates({ frame, userCount, repCount, children }: TeamStatesProps) {
  const { sources } = frame;
  const label = sources[0]?.label ?? "The source";
  const synced = sources.some(({ lastSuccessAt }) => lastSuccessAt !== null);
  if (!synced && sources.every(({ configured }) => !configured)) return <NotConfigured />;
  if (userCount === 0) return <NoUsers />;
  if (!synced) {
    return (
      <Panel state="never-synced" title="Ready for the first sync">
        <p>
          {label} is connected, but no calls have been read yet. Press “Sync JustCall Data” on the{" "}
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
      {repCount === 0 && (
        <Notice tone="amber" state="nobody-matched" title={`No user is known in ${label} yet.`}>
          None has the e-mail address of a {label} agent, so every call is under “Unassigned”.
          Compare the addresses with <code>npx callboard users list</code>.
        </Notice>
      )}
      <FrameNotices frame={frame} nameReps={true} />
      {children}
    </>
  );
}
