import type { Activity, CrmDetails, Source, UnreadableRow } from "#src/domain/activity/activity.ts";
import type { Day } from "#src/domain/calendar/day.ts";
import { endOfDay, startOfDay } from "#src/domain/calendar/zone.ts";
import type { MetricDocument } from "#src/domain/metrics/metric.ts";
import type { User, VendorPerson } from "#src/domain/people/person.ts";
import type { CommitPlan, Intake, RepWindow } from "#src/store/ledger.ts";
import type { Store } from "#src/store/store.ts";
import type { Lease, SyncOutcome, SyncRun } from "#src/store/sync-runs.ts";

/** The earliest instant at which a test's syncs happen. */
export const STORY_BEGINS = Date.parse("2026-06-20T12:00:00Z");

export function aUser(id: string, user: Partial<User> = {}): User {
  return {
    id,
    email: `${id}@example.com`,
    name: id,
    role: "rep",
    timeZone: null,
    active: true,
    createdAt: "2026-01-01T00:00:00.000Z",
    ...user,
  };
}

export function aPerson(id: string, email: string | null, timeZone: string | null = null) {
  return { source: "justcall", id, name: null, email, timeZone } satisfies VendorPerson;
}

/** A call of this vendor person (null: nobody's) that starts at an ISO instant. */
export function aCall(
  sourceId: string,
  personId: string | null,
  at: string | number,
  totalSeconds: number,
): Activity {
  return {
    source: "justcall",
    sourceId,
    kind: "call",
    at: typeof at === "number" ? at : Date.parse(at),
    direction: "out",
    outcome: "answered",
    vendorType: "answered",
    totalSeconds,
    talkSeconds: totalSeconds,
    holdSeconds: 0,
    ringSeconds: 5,
    otherNumber: "13035550142",
    person: personId === null ? null : { id: personId, name: `Agent ${personId}`, email: null },
  };
}

/** What Copper has of this user, at an ISO instant; a call unless its type is mapped to something else. */
export function aLogged(
  sourceId: string,
  userId: string,
  at: string,
  activity: Partial<Activity> = {},
  crm: Partial<CrmDetails> = {},
): Activity {
  return {
    ...aCall(sourceId, userId, at, 0),
    source: "copper",
    kind: "other",
    direction: null,
    outcome: null,
    vendorType: "user/702301",
    talkSeconds: null,
    holdSeconds: null,
    ringSeconds: null,
    otherNumber: null,
    ...activity,
    crm: { text: null, numbers: [], subject: "person/1", stage: null, amount: null, ...crm },
  };
}

export function anUnreadable(sourceId: string, row: Partial<UnreadableRow> = {}): UnreadableRow {
  return {
    source: "justcall",
    sourceId,
    reason: "call_time: was null",
    at: null,
    personKey: "",
    row: "{}",
    ...row,
  };
}

export function aRun(id: string, run: Partial<SyncRun> = {}): SyncRun {
  return {
    id,
    source: "justcall",
    scope: "all",
    request: "all",
    askedBy: "test",
    state: "running",
    startedAt: new Date(STORY_BEGINS).toISOString(),
    finishedAt: null,
    progress: { share: 0, pages: 0, calls: 0, waitedMs: 0, waitingMs: 0, waitingFor: null },
    outcome: null,
    error: null,
    ...run,
  };
}

export interface StorySync {
  /** JustCall unless given. */
  readonly source?: Source;
  readonly calls?: readonly Activity[];
  readonly unreadable?: readonly UnreadableRow[];
  /** Rep to days, both included; by default the reps' names only, of the story's whole range. */
  readonly windows: Readonly<Record<string, readonly [from: Day, to: Day]>>;
  readonly people?: readonly VendorPerson[];
  readonly workspaceZone?: string;
  /** Whose missing calls have vanished; by default everybody's. */
  readonly personKeys?: readonly string[] | null;
  /** By default the first instant of the windows in UTC less a day to the last plus a day. */
  readonly stretch?: readonly [from: Day, to: Day];
  readonly readStartedAt?: number;
  /** Done between reading and committing. */
  readonly meanwhile?: (intake: Intake, plan: CommitPlan) => Promise<void>;
}

/** Syncs of one store, one after the other, each some seconds later than the one before. */
export class Story {
  readonly store: Store;
  now = STORY_BEGINS;
  #runs: number;

  /** `runs`: how many there were before, where the store has some already. */
  constructor(store: Store, runs = 0) {
    this.store = store;
    this.#runs = runs;
  }

  /** Claims a lease for a new run. */
  async claim(key: string, ttlMs = 60_000): Promise<Lease> {
    this.#runs += 1;
    const run = aRun(`run-${this.#runs}`, { startedAt: new Date(this.now).toISOString() });
    const claim = await this.store.runs.claim(key, run, this.now, ttlMs);
    if (claim.kind !== "claimed") throw new Error(`the lease ${key} is busy`);
    return claim.lease;
  }

  async sync(what: StorySync): Promise<SyncOutcome & { readonly syncedAt: string }> {
    const lease = await this.claim(`lease ${this.#runs}`);
    this.now += 1_000;
    const readStartedAt = what.readStartedAt ?? this.now;
    const intake = await this.store.ledger.openIntake(what.source ?? "justcall");
    await intake.add("0", what.calls ?? [], what.unreadable ?? []);
    this.now += 1_000;
    const syncedAt = new Date(this.now).toISOString();
    const plan = { ...this.plan(lease, what), readStartedAt, syncedAt };
    await what.meanwhile?.(intake, plan);
    return { ...(await intake.commit(plan)), syncedAt };
  }

  plan(lease: Lease, what: StorySync): CommitPlan {
    const windows = Object.entries(what.windows).map(
      ([userId, [from, to]]): RepWindow => ({
        userId,
        userEmail: userId === "unassigned" ? null : `${userId}@example.com`,
        from,
        to,
      }),
    );
    const [first, last] = what.stretch ?? [
      windows.map((window) => window.from).sort()[0] ?? "2026-06-01",
      windows
        .map((window) => window.to)
        .sort()
        .at(-1) ?? "2026-06-01",
    ];
    return {
      lease,
      source: what.source ?? "justcall",
      people: what.people ?? [],
      workspaceZone: what.workspaceZone ?? "UTC",
      windows,
      vanish: {
        from: startOfDay(first, "UTC"),
        to: endOfDay(last, "UTC"),
        personKeys: what.personKeys ?? null,
      },
      readStartedAt: this.now,
      syncedAt: new Date(this.now).toISOString(),
      conclude: (reps, unreadable) => ({
        reps,
        errors: unreadable.map((row) => ({ callId: row.sourceId, reason: row.reason })),
        warnings: [],
      }),
    };
  }

  documents(): Promise<MetricDocument[]> {
    return this.store.metrics.find({ limit: 100_000 });
  }

  /** `rep day` to `calls/seconds`, read off the stored documents; both metrics must agree. */
  async board(): Promise<Record<string, string>> {
    const board: Record<string, string> = {};
    const documents = await this.documents();
    for (const { id, type, userId, date, value, metadata } of documents) {
      if (type !== "phone_call_quantity") continue;
      const talk = documents.find(
        (other) => other.id === id.replace("phone_call_quantity", "talk_time_minutes"),
      );
      if (talk?.value !== metadata.totalSeconds / 60) throw new Error(`${id} has no equal talk`);
      board[`${userId} ${date.slice(0, 10)}`] = `${value}/${metadata.totalSeconds}`;
    }
    return board;
  }
}
