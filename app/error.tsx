"use client";

import { Panel } from "#src/ui/states/panel.tsx";
import styles from "#src/ui/sync/sync-button.module.css";

interface ErrorPageProps {
  readonly error: unknown;
  readonly retry: () => void;
}

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <Panel state="error" title="Callboard cannot show its numbers right now" level={1} tone="red">
      <p>
        Its store did not answer, or something else went wrong inside. Nothing is lost: try again in
        a moment. If it stays, Callboard’s log says why
        {digest !== null && (
          <>
            {" "}
            (look for <code>{digest}</code>)
          </>
        )}
        .
      </p>
      <p>
        <button type="button" className={styles["button"]} onClick={() => retry()}>
          Try again
        </button>
      </p>
    </Panel>
  );
}
