import type {
  Activity,
  ActivityKind,
  CrmDetails,
  Source,
  UnreadableRow,
} from "#src/domain/activity/activity.ts";
import type { Twin } from "#src/domain/activity/twin.ts";
import type { Day } from "#src/domain/calendar/day.ts";
import type { CallTally } from "#src/domain/metrics/call-tally.ts";
import type { VendorPerson } from "#src/domain/people/person.ts";
import type { Lease, RepOutcome, SyncOutcome } from "./sync-runs.ts";

/**
 * The ledger: every activity that was ever read, by source and source id. Metrics are a pure function of it.
 */
export interface Ledger {
  /** Opens a sync's way in. Nothing that goes in is seen by anybody until `commit`. */
  openIntake(source: Source): Promise<Intake>;
  /** Sums present calls of these people in [from, to), ms UTC. */
  tallyCalls(
    source: Source,
    personKeys: readonly string[],
    from: number,
    to: number,
  ): Promise<CallTally>;
  /** Counts the outgoing ones among them, and those of these that were answered. */
  tallyAnswers(
    source: Source,
    personKeys: readonly string[],
    from: number,
    to: number,
  ): Promise<AnswerTally>;
  /** Activities of one kind of these people in a stretch, the latest first. */
  findActivities(query: ActivityQuery): Promise<LedgerActivity[]>;
  /** Rows that could not be read and have not been read since. */
  countUnreadable(source: Source): Promise<number>;
  /** The same rows themselves: of these people, that began in [from, to) or at a time that could not be read. */
  findUnreadable(
    source: Source,
    personKeys: readonly string[],
    from: number,
    to: number,
  ): Promise<Pick<UnreadableRow, "sourceId" | "reason" | "at" | "personKey">[]>;
}

export interface AnswerTally {
  readonly attempts: number;
  readonly answered: number;
}

export interface ActivityQuery {
  readonly source: Source;
  readonly kind: ActivityKind;
  readonly personKeys: readonly string[];
  /** [from, to), ms UTC. */
  readonly from: number;
  readonly to: number;
  /** `gone`: those that a whole read no longer found. */
  readonly state: "present" | "gone";
  /** Only those that come after this one; null: from the latest on. */
  readonly after: ActivityPlace | null;
  readonly limit: number;
}

/** A place in the order of activities, latest first. */
export interface ActivityPlace {
  readonly at: number;
  readonly sourceId: string;
}

/** An activity as the ledger has it. */
export type LedgerActivity = Pick<
  Activity,
  "source" | "sourceId" | "at" | "direction" | "outcome" | "totalSeconds" | "otherNumber"
> & {
  /** Null for a telephone system's. */
  readonly crm: CrmDetails | null;
  readonly twin: Twin | null;
  /** Whose it is, is said by the roster. */
  readonly personKey: string;
};

/** A sync's rows on their way in. Dies with its process, leaving no trace. */
export interface Intake {
  /** Takes a page of some part of what is read; a row that came before, in whichever part, is replaced. */
  add(
    part: string,
    activities: readonly Activity[],
    unreadable: readonly UnreadableRow[],
  ): Promise<void>;
  /** Forgets what a part brought, because it is read again. */
  forget(part: string): Promise<void>;
  /** Applies the plan whole or not at all; the intake is spent either way. */
  commit(plan: CommitPlan): Promise<SyncOutcome>;
  discard(): Promise<void>;
}

/** The days of one rep that a sync read whole. */
export interface RepWindow {
  readonly userId: string;
  readonly userEmail: string | null;
  readonly from: Day;
  readonly to: Day;
}

/**
 * What a sync has read, for the store to make true in one step:
 *
 * 1. the lease must still be held, else nothing happens and `conflict` is thrown;
 * 2. the intake's rows enter the ledger; a row that somebody else changed since `readStartedAt` stays as it is;
 * 3. calls of `vanish` that are in the ledger but not in the intake are marked gone, under the same condition;
 * 4. each rep-day of `windows` is counted anew from the ledger, as is every covered rep-day that a row entered or left; a rep to
 *    whom somebody came is covered where everybody was read, a rep who is nobody any more has no documents. Who is whom is asked at
 *    this moment: it may be other than when the windows were planned;
 * 5. documents that differ are written, and the team-days that they belong to summed anew;
 * 6. coverage and `lastJustCallSyncAt` are recorded, the run closed, the lease given back.
 */
export interface CommitPlan {
  readonly lease: Lease;
  readonly source: Source;
  /** The vendor's list of people, to be kept with those the rows name. */
  readonly people: readonly VendorPerson[];
  readonly workspaceZone: string;
  readonly windows: readonly RepWindow[];
  /**
   * The stretch that was read whole, [from, to) in ms UTC; of these person keys, or of everybody (null). Null: nothing was read, and
   * the ledger is only counted anew by what has been set since.
   */
  readonly vanish: {
    readonly from: number;
    readonly to: number;
    readonly personKeys: readonly string[] | null;
  } | null;
  readonly readStartedAt: number;
  /** ISO instant of this commit. */
  readonly syncedAt: string;
  /** Told once the counts are known; makes the outcome that the run record keeps. */
  conclude(reps: readonly RepOutcome[], unreadable: readonly UnreadableRow[]): SyncOutcome;
}
