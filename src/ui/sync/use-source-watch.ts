"use client";

import { useEffect, useEffectEvent } from "react";
import type { SourceStatus } from "#src/reports/source-status.ts";
import { readSources, type SourceAnswer } from "./sync-api.ts";

const POLL_MS = 20_000;

/** Notices what happened elsewhere (another tab, the command line) while the page is looked at. */
export function useSourceWatch(
  status: SourceStatus,
  follow: (runId: string) => void,
  refresh: () => void,
): void {
  const look = useEffectEvent((found: SourceAnswer) => {
    if (found.running !== null) follow(found.running.runId);
    else if (versionOf(found) !== versionOf(status)) refresh();
  });
  const { source } = status;

  useEffect(() => {
    const stop = new AbortController();
    async function ask() {
      if (document.visibilityState !== "visible") return;
      try {
        const found = (await readSources(stop.signal)).find((one) => one.source === source);
        if (found !== undefined && !stop.signal.aborted) look(found);
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
  }, [source]);
}

/** Changes whenever the page would look different. */
function versionOf({ configured, lastSuccessAt, freshness, lastError }: SourceAnswer): string {
  return [configured, lastSuccessAt, freshness, lastError?.at].join(" ");
}
