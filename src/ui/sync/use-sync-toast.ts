"use client";

import { useEffect, useMemo, useRef } from "react";
import type { Source } from "#src/domain/activity/activity.ts";
import type { SourceStatus } from "#src/reports/source-status.ts";
import type { SyncEnd } from "./sync-state.ts";
import { announceEnd, announceStart, dropAnnouncement } from "./sync-toast.ts";

/** Tells of the syncs that were asked for here, all of them in one toast, until the last of them has ended. */
export function useSyncToast(statuses: readonly SourceStatus[]) {
  // Null: under way.
  const asked = useRef(new Map<Source, SyncEnd | null>());
  const labels = useRef(new Map<Source, string>());
  useEffect(() => {
    labels.current = new Map(statuses.map(({ source, label }) => [source, label]));
  }, [statuses]);

  return useMemo(() => {
    const labelOf = (source: Source) => labels.current.get(source) ?? source;
    return {
      started(sources: readonly Source[]) {
        for (const source of sources) asked.current.set(source, null);
        announceStart([...asked.current.keys()].map(labelOf));
      },
      ended(source: Source, end: SyncEnd) {
        if (!asked.current.has(source)) return;
        asked.current.set(source, end);
        const ends = [...asked.current].flatMap(([one, its]) =>
          its === null ? [] : [{ label: labelOf(one), end: its }],
        );
        if (ends.length < asked.current.size) return;
        asked.current.clear();
        announceEnd(ends);
      },
      drop() {
        if (asked.current.size > 0) dropAnnouncement();
        asked.current.clear();
      },
    };
  }, []);
}
