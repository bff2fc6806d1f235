import { AppError } from "#src/domain/errors.ts";
import type { Lease, SyncRun, SyncRunStore } from "#src/store/sync-runs.ts";

/** A lease lives this long (ms) without a sign of life; a died process blocks nobody for longer. */
const LEASE_MS = 30_000;
const RENEW_EVERY_MS = 8_000;
const LOOK_EVERY_MS = 150;

/** What a run needs of its surroundings. */
export interface LeaseTools {
  readonly runs: SyncRunStore;
  readonly clock: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

export type Claimed =
  | { readonly kind: "lead"; readonly lease: Lease }
  /** Another asker's run of the very same request, ended. */
  | { readonly kind: "joined"; readonly run: SyncRun };

/**
 * Takes the lease for a run. Where another run of the same request holds it, waits for its end and joins it; where the
 * request is another, waits until the lease is free. A holder that died frees it after `LEASE_MS`.
 */
export async function takeLease(
  key: string,
  run: SyncRun,
  tools: LeaseTools,
  onBegin: (runId: string) => void,
): Promise<Claimed> {
  for (;;) {
    const claim = await tools.runs.claim(key, run, tools.clock(), LEASE_MS);
    if (claim.kind === "claimed") {
      onBegin(run.id);
      return { kind: "lead", lease: claim.lease };
    }
    const joins = claim.run.request === run.request;
    if (joins) onBegin(claim.run.id);
    const ended = await waitForEnd(claim.run.id, tools);
    if (joins && ended !== null && ended.error?.code !== "interrupted") {
      return { kind: "joined", run: ended };
    }
  }
}

/** The run once it has ended, or null when its lease ran out first. */
async function waitForEnd(runId: string, tools: LeaseTools): Promise<SyncRun | null> {
  for (;;) {
    const run = await tools.runs.find(runId);
    if (run === null || run.state !== "running") return run;
    const alive = await tools.runs.running(run.source, tools.clock());
    if (!alive.some((other) => other.id === runId)) {
      // It may have ended between the two looks.
      const last = await tools.runs.find(runId);
      return last?.state === "running" ? null : last;
    }
    await tools.sleep(LOOK_EVERY_MS);
  }
}

/** Renews the lease until `stop`; aborts `work` when it was lost. */
export function keepLease(
  lease: Lease,
  tools: LeaseTools,
  work: AbortController,
  every: (run: () => void, milliseconds: number) => () => void,
): () => void {
  return every(() => {
    tools.runs.renew(lease, tools.clock(), LEASE_MS).then(
      (held) => {
        if (!held)
          work.abort(new AppError("conflict", "Another sync took over; this one stopped."));
      },
      (error: unknown) => work.abort(error),
    );
  }, RENEW_EVERY_MS);
}
