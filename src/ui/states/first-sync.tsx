"use client";

import { progressText } from "#src/ui/sync/progress-text.ts";
import { useSync } from "#src/ui/sync/sync-context.ts";
import { Panel } from "./panel.tsx";

/** Nothing was ever synced: an invitation, the first sync as it runs, or why it failed. */
export function FirstSync({ lastError }: { readonly lastError: string | null }) {
  const { state, label } = useSync();
  if (state.phase === "running") {
    return (
      <Panel state="first-sync-running" title="The first sync is running">
        <p>{progressText(label, state.progress)}.</p>
        <p>
          It reads the team’s last 30 days. The numbers appear here by themselves when it is done.
        </p>
      </Panel>
    );
  }
  const failure = state.phase === "failed" ? state.message : lastError;
  if (failure !== null && state.phase !== "done") {
    return (
      <Panel state="first-sync-failed" title="The first sync did not work" tone="red">
        <p>{failure}</p>
        <p>There are no numbers yet. Put it right, then press “Sync JustCall Data” again.</p>
      </Panel>
    );
  }
  return (
    <Panel state="never-synced" title="Ready for the first sync">
      <p>
        {label} is connected, but no calls have been read yet. Press “Sync JustCall Data” to read
        the team’s last 30 days; you will see here how far it is.
      </p>
    </Panel>
  );
}
