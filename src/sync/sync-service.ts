import { SOURCES } from "#src/domain/activity/activity.ts";
import type {
  ActivitySource,
  ReadOptions,
  ReadWindow,
} from "#src/domain/activity/activity-source.ts";
import type { AskedRange } from "#src/domain/calendar/asked-range.ts";
import { AppError, toAppError } from "#src/domain/errors.ts";
import { UNASSIGNED, type User, type VendorPerson } from "#src/domain/people/person.ts";
import { makeRoster, type Roster } from "#src/domain/people/roster.ts";
import type { RepWindow } from "#src/store/ledger.ts";
import type { Store } from "#src/store/store.ts";
import type { Lease, SyncRun, SyncScope } from "#src/store/sync-runs.ts";
import { createProgressReport, NO_PROGRESS, type ProgressReport } from "./report-progress.ts";
import { keepLease, type LeaseTools, takeLease } from "./run-lease.ts";
import { assertRange, instantsOf, notBegun, reachable, resolveRange } from "./window.ts";

export interface SyncRequest extends AskedRange {
  readonly scope: SyncScope;
  /** Who asked, for the run record. */
  readonly askedBy: string;
  readonly priority: ReadOptions["priority"];
  /** Stops the sync; nothing is written then. */
  readonly signal: AbortSignal;
}

export interface SyncTools extends Pick<LeaseTools, "clock" | "sleep"> {
  readonly store: Store;
  readonly source: ActivitySource;
  readonly workspaceZone: string;
  readonly newId: () => string;
  readonly every: (run: () => void, milliseconds: number) => () => void;
  /** Told what nobody else would hear of: the cause behind a failed run. */
  readonly onFailure: (run: SyncRun, error: unknown) => void;
}

/** What every run needs, a sync or a recount. */
export type RunTools = Omit<SyncTools, "source">;

export interface StartedSync {
  /** The id of the run once it holds its lease; of the run it joins, where it joins one. */
  readonly runId: Promise<string>;
  /** Rejects with the `AppError` that ended the run. */
  readonly finished: Promise<SyncRun>;
}

export interface SyncService {
  /**
   * Starts a sync and returns at once. Rejects with `invalid_request` or `user_not_found` before anything is started.
   */
  start(request: SyncRequest): Promise<StartedSync>;
}

export function createSyncService(tools: SyncTools): SyncService {
  return {
    async start(request) {
      assertRange(request, tools.clock());
      if (
        request.scope !== "all" &&
        (await tools.store.users.find(request.scope.userId)) === null
      ) {
        throw new AppError("user_not_found", `There is no user "${request.scope.userId}".`);
      }
      const began = Promise.withResolvers<string>();
      const finished = runToEnd(newRun(request, tools), request, tools, began.resolve);
      finished.catch(began.reject);
      began.promise.catch(() => undefined);
      return { runId: began.promise, finished };
    },
  };
}

function newRun(request: SyncRequest, tools: SyncTools): SyncRun {
  return {
    id: tools.newId(),
    source: tools.source.source,
    scope: request.scope,
    request: `${leaseKey(request, tools)} ${request.from ?? "-"} ${request.to ?? "-"}`,
    askedBy: request.askedBy,
    state: "running",
    startedAt: new Date(tools.clock()).toISOString(),
    finishedAt: null,
    progress: NO_PROGRESS,
    outcome: null,
    error: null,
  };
}

function leaseKey(request: SyncRequest, tools: SyncTools): string {
  return `${tools.source.source}:${request.scope === "all" ? "all" : `user:${request.scope.userId}`}`;
}

async function runToEnd(
  run: SyncRun,
  request: SyncRequest,
  tools: SyncTools,
  onBegin: (runId: string) => void,
): Promise<SyncRun> {
  const lease = { ...tools, runs: tools.store.runs };
  const claimed = await takeLease(leaseKey(request, tools), run, lease, onBegin);
  if (claimed.kind === "joined") return assertDone(claimed.run);

  const work = new AbortController();
  const report = createProgressReport(tools.clock, (progress) => {
    tools.store.runs.progress(claimed.lease, progress).catch((error: unknown) => work.abort(error));
  });
  const release = keepLease(claimed.lease, lease, work, tools.every);
  try {
    const signal = AbortSignal.any([work.signal, request.signal]);
    const read = { signal, priority: request.priority, watch: report };
    await readAndCommit(request, claimed.lease, read, report, tools);
  } catch (error) {
    const { code, message } = toAppError(error);
    tools.onFailure(run, error);
    await tools.store.runs.fail(
      claimed.lease,
      { code, message },
      new Date(tools.clock()).toISOString(),
    );
  } finally {
    release();
  }
  return assertDone(await tools.store.runs.find(run.id));
}

function assertDone(run: SyncRun | null): SyncRun {
  if (run?.state === "done") return run;
  const error = run?.error ?? { code: "internal" as const, message: "The sync left no record." };
  throw new AppError(error.code, error.message);
}

/** The one road by which activities come in: read whole, then commit in one step. */
async function readAndCommit(
  request: SyncRequest,
  lease: Lease,
  read: ReadOptions,
  report: ProgressReport,
  tools: SyncTools,
): Promise<void> {
  const { source, store } = tools;
  const readStartedAt = tools.clock();
  const listed = await source.listPeople(read);
  const users = await store.users.list();
  const known = await store.people.list(source.source);
  const others = SOURCES.filter((other) => other !== source.source);
  const roster = makeRoster({
    users,
    people: mergePeople(known, listed),
    others: (await Promise.all(others.map((other) => store.people.list(other)))).flat(),
    matches: (await store.settings.workspace()).matches,
    workspaceZone: tools.workspaceZone,
  });
  const plan = planWindows(request, users, roster, report, tools);

  const intake = await store.ledger.openIntake(source.source);
  try {
    for (const [nth, window] of plan.reads.entries()) {
      for await (const batch of source.read(window, read)) {
        const part = `${window.personId ?? "all"} ${batch.slice}`;
        if (batch.again) await intake.forget(part);
        await intake.add(part, batch.activities, batch.unreadable);
        report.onShare((nth + batch.slice / batch.of) / plan.reads.length);
      }
    }
    read.signal.throwIfAborted();
    await store.runs.progress(lease, {
      ...report.progress,
      share: 1,
      waitingMs: 0,
      waitingFor: null,
    });
  } catch (error) {
    await intake.discard();
    throw error;
  }
  const syncedAt = new Date(tools.clock()).toISOString();
  await intake.commit({
    lease,
    source: source.source,
    people: listed,
    workspaceZone: tools.workspaceZone,
    windows: plan.windows,
    vanish: { from: plan.from, to: plan.to, personKeys: plan.personKeys },
    readStartedAt,
    syncedAt,
    conclude: (reps, unreadable) => ({
      reps,
      errors: unreadable.map((row) => ({ callId: row.sourceId, reason: row.reason })),
      warnings: report.warnings(),
    }),
  });
  for (const window of plan.reads) await source.settled?.(window);
}

/** The vendor's present list wins over what was known before. */
function mergePeople(
  known: readonly VendorPerson[],
  listed: readonly VendorPerson[],
): VendorPerson[] {
  return [...new Map([...known, ...listed].map((person) => [person.id, person])).values()];
}

interface WindowPlan {
  readonly windows: readonly RepWindow[];
  /** What to ask the vendor for, one after the other. */
  readonly reads: readonly ReadWindow[];
  readonly personKeys: readonly string[] | null;
  readonly from: number;
  readonly to: number;
}

function planWindows(
  request: SyncRequest,
  users: readonly User[],
  roster: Roster,
  report: ProgressReport,
  tools: SyncTools,
): WindowPlan {
  const { source } = tools;
  const everybody = request.scope === "all";
  const reps = users.filter((user) => request.scope === "all" || user.id === request.scope.userId);
  const known = reps.filter((user) => roster.vendorIdsOf(user.id).length > 0);
  for (const user of reps) {
    if (!known.includes(user)) {
      const missing = `No ${source.label} ${source.personWord} bears the e-mail address ${user.email}.`;
      if (!everybody)
        throw new AppError(
          "agent_not_found",
          `${missing} Correct it there or here, then sync again.`,
        );
      report.onWarning(missing);
    }
  }

  const owners = known.map((user): { id: string; email: string | null } => user);
  if (everybody) owners.push({ id: UNASSIGNED, email: null });
  const now = tools.clock();
  const windows: RepWindow[] = [];
  let begun = false;
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const owner of owners) {
    const zone = roster.zoneOf(owner.id);
    const asked = resolveRange(request, now, zone);
    if (asked === null) continue;
    begun = true;
    const { range, warning } = reachable(asked, source.reachableFrom(now), zone, source.label);
    if (warning !== null) report.onWarning(warning);
    if (range === null) continue;
    windows.push({ userId: owner.id, userEmail: owner.email, ...range });
    const instants = instantsOf(range, zone);
    from = Math.min(from, instants.from);
    to = Math.max(to, instants.to);
  }
  if (!begun) throw notBegun(request.from);
  if (windows.length === 0) {
    throw new AppError(
      "range_unreachable",
      `None of these days can still be asked of ${source.label}.`,
    );
  }
  const ids = known.flatMap((user) => roster.vendorIdsOf(user.id));
  return {
    windows,
    reads: (everybody || !source.asksByPerson ? [null] : ids).map((personId) => ({
      from,
      to,
      personId,
    })),
    personKeys: everybody ? null : ids,
    from,
    to,
  };
}
