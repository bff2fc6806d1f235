"use client";

import type { SourceStatus } from "#src/reports/source-status.ts";
import { sourceWords } from "#src/ui/sync/source-words.ts";
import { useSync } from "#src/ui/sync/sync-context.ts";
import { summarize } from "#src/ui/sync/sync-summary.ts";
import { Panel } from "./panel.tsx";

/** Nothing was ever synced: an invitation, the first sync as it runs, or why it failed. */
export function FirstSync({ status }: { readonly status: SourceStatus }) {
  const { sources } = useSync();
  const { source, label, lastError } = status;
  const { items, button } = sourceWords(source);
  const state = sources.find((synced) => synced.source === source)?.state;
  const { phase, parts } = summarize(sources);
  if (phase === "running") {
    return (
      <Panel state="first-sync-running" title="The first sync is running">
        <p>{parts.map(({ text }) => text).join(" · ")}.</p>
        <p>
          It reads the team’s last 30 days. The numbers appear here by themselves when it is done.
        </p>
      </Panel>
    );
  }
  const failure = state?.phase === "failed" ? state.message : (lastError?.message ?? null);
  if (failure !== null && state?.phase !== "done") {
    return (
      <Panel state="first-sync-failed" title="The first sync did not work" tone="red">
        <p>{failure}</p>
        <p>There are no numbers yet. Put it right, then press “{button}” again.</p>
      </Panel>
    );
  }
  return (
    <Panel state="never-synced" title="Ready for the first sync">
      <p>
        {label} is connected, but no {items} have been read yet. Press “{button}” to read the team’s
        last 30 days; you will see here how far it is.
      </p>
    </Panel>
  );
}
