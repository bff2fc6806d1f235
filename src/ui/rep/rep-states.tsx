import Link from "next/link";
import type { ReactNode } from "react";
import type { RepOverview } from "#src/reports/rep-overview.ts";
import { FrameNotices } from "#src/ui/states/frame-notices.tsx";
import { NotConfigured } from "#src/ui/states/not-configured.tsx";
import { Notice } from "#src/ui/states/notice.tsx";
import { Panel } from "#src/ui/states/panel.tsx";
import { knowsNobody, waitingWords } from "#src/ui/states/source-sentences.ts";

interface RepStatesProps {
  readonly overview: RepOverview;
  /** The numbers. */
  readonly children: ReactNode;
}

/** The numbers with what must be known about them, or in their place why there are none and how to get them. */
export function RepStates({ overview, children }: RepStatesProps) {
  const { sources, userName, matched, kpis } = overview;
  const labels = sources.map(({ label }) => label);
  if (sources.every(({ lastSuccessAt }) => lastSuccessAt === null)) {
    if (sources.every(({ configured }) => !configured)) return <NotConfigured />;
    return (
      <Panel state="never-synced" title="Ready for the first sync">
        <p>
          {waitingWords(sources)} on the <Link href="/">team’s overview</Link>; this page then shows{" "}
          {userName}’s numbers.
        </p>
      </Panel>
    );
  }
  if (!matched) {
    return (
      <Panel state="not-matched" title={`${knowsNobody(labels)} with ${userName}’s e-mail address`}>
        <p>
          Calls find their owner by e-mail address, so none can be counted for {userName}. Compare
          the addresses with <code>npx callboard users list</code>, put the one that is wrong right
          and sync again; or say whose somebody is under <Link href="/settings/people">People</Link>
          .
        </p>
      </Panel>
    );
  }
  return (
    <>
      <FrameNotices frame={overview} nameReps={false} />
      {kpis.some(({ type, value }) => type === "phone_call_quantity" && value === 0) && (
        <Notice tone="plain" state="no-calls" title="No calls in these days.">
          The charts of the last weeks are below; choose other days to see theirs.
        </Notice>
      )}
      {children}
    </>
  );
}
