import Link from "next/link";
import type { Explanation } from "#src/reports/explain.ts";
import { FrameNotices } from "#src/ui/states/frame-notices.tsx";
import { Panel } from "#src/ui/states/panel.tsx";
import styles from "./explain-page.module.css";
import { ExplainedBasis } from "./explained-basis.tsx";
import { ExplainedCalls } from "./explained-calls.tsx";
import { ExplainedHead } from "./explained-head.tsx";

export interface ExplainPageProps {
  readonly explanation: Explanation;
  /** The cursors that led to this page of the calls, its own last; none on the first. */
  readonly cursors: readonly string[];
  /** How many calls a page has at most; the addresses that lead on ask for the usual number. */
  readonly pageSize: number;
  /** The id under which calls without an owner are counted. */
  readonly unassigned: string;
}

/** The list behind a number, and whatever else is needed to believe it. */
export function ExplainPage(props: ExplainPageProps) {
  const { explanation, unassigned } = props;
  const synced = explanation.sources.some(({ lastSuccessAt }) => lastSuccessAt !== null);
  return (
    <article className={styles["page"]}>
      <ExplainedHead {...props} />
      {synced ? (
        <>
          <FrameNotices frame={explanation} nameReps={explanation.userId === null} />
          <div className={styles["columns"]}>
            <ExplainedBasis explanation={explanation} unassigned={unassigned} />
            <ExplainedCalls {...props} />
          </div>
        </>
      ) : (
        <Panel state="never-synced" title="Nothing was read yet">
          <p>
            No calls have been synced, so there is nothing behind this number. Sync on the{" "}
            <Link href="/">team’s overview</Link>, then open it again.
          </p>
        </Panel>
      )}
    </article>
  );
}
