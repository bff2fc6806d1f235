"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect, useState } from "react";
import styles from "./wall.module.css";
import { nextAskMs, nextReloadAt } from "./watch-plan.ts";

interface WallWatchProps {
  /** When the numbers shown were asked for, as the wall's clock has it. */
  readonly updated: string;
}

/**
 * Keeps the wall up to date: asks for its numbers anew while the old ones stay, tries again when Callboard does not answer
 * and says so meanwhile, begins afresh once a night, and keeps the screen awake.
 */
export function WallWatch({ updated }: WallWatchProps) {
  const router = useRouter();
  const [lost, setLost] = useState(false);

  useEffect(() => {
    const stop = new AbortController();
    const reloadAt = nextReloadAt(Date.now(), Math.random());
    let failures = 0;
    let timer: ReturnType<typeof setTimeout>;
    async function ask() {
      // A refresh without a server would leave the wall for the browser's error page: it is asked first whether there is one.
      const there = await answers(stop.signal);
      if (stop.signal.aborted) return;
      failures = there ? 0 : failures + 1;
      setLost(!there);
      if (there && Date.now() >= reloadAt) return location.reload();
      if (there) startTransition(() => router.refresh());
      timer = setTimeout(ask, nextAskMs(failures));
    }
    timer = setTimeout(ask, nextAskMs(0));
    keepAwake(stop.signal);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [router]);

  return (
    <div role="alert">
      {lost && (
        <p className={styles["alarm"]} data-state="unreachable">
          <strong>No connection.</strong> These numbers are from {updated}. Trying again.
        </p>
      )}
    </div>
  );
}

async function answers(signal: AbortSignal): Promise<boolean> {
  try {
    const timeout = AbortSignal.any([signal, AbortSignal.timeout(10_000)]);
    return (await fetch("/api/health", { cache: "no-store", signal: timeout })).ok;
  } catch {
    return false;
  }
}

/** As long as it is looked at. Browsers without wake locks, or that refuse one, keep to the screen's own settings. */
function keepAwake(signal: AbortSignal): void {
  const ask = () => {
    if (document.visibilityState === "visible") navigator.wakeLock?.request().catch(() => {});
  };
  document.addEventListener("visibilitychange", ask, { signal });
  ask();
}
