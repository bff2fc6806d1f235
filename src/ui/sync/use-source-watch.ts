"use client";

import { useEffect, useEffectEvent } from "react";
import type { Source } from "#src/domain/activity/activity.ts";
import type { SourceStatus } from "#src/reports/source-status.ts";
import { readSources, type SourceAnswer } from "./sync-api.ts";

const POLL_MS = 20_000;

/** Notices what happened elsewhere (another tab, the command line) while the page is looked at. */
export function useSourceWatch(
  statuses: readonly SourceStatus[],
  follow: (source: Source, runId: string) => void,
  refresh: () => void,
): void {
  const look = useEffectEvent((found: readonly SourceAnswer[]) => {
    let outOfDate = false;
    for (const status of statuses) {
      const now = found.find(({ source }) => source === status.source);
      if (now === undefined) continue;
      if (now.running !== null) follow(status.source, now.running.runId);
      else outOfDate ||= versionOf(now) !== versionOf(status);
    }
    if (outOfDate) refresh();
  });

  useEffect(() => {
    const stop = new AbortController();
    async function ask() {
      if (document.visibilityState !== "visible") return;
      try {
        const found = await readSources(stop.signal);
        if (!stop.signal.aborted) look(found);
      } catch {
        // The next look is 20 seconds away; until then the numbers stay.
      }
    }
    const timer = setInterval(ask, POLL_MS);
    document.addEventListener("visibilitychange", ask, { signal: stop.signal });
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, []);
}

/** Changes whenever the page would look different. */
function versionOf({ configured, lastSuccessAt, freshness, lastError }: SourceAnswer): string {
  return [configured, lastSuccessAt, freshness, lastError?.at].join(" ");
}
