import type { VendorPerson } from "../people/person.ts";
import type { Activity, Source, UnreadableRow } from "./activity.ts";

/** What a sync asks of a vendor. Each vendor's `source.ts` answers it; sync knows no vendor by name. */
export interface ActivitySource {
  readonly source: Source;
  /** The vendor's name as people write it, for messages. */
  readonly label: string;
  /** What the vendor calls a person who works with it, for messages: an agent, a user. */
  readonly personWord: string;
  /**
   * Whether the vendor can be asked for one person's activities. Where it cannot, everybody's are read for one person too, and
   * `ReadWindow.personId` is null.
   */
  readonly asksByPerson: boolean;
  /** Everybody the vendor lists, with their e-mail addresses and zones. */
  listPeople(options: ReadOptions): Promise<VendorPerson[]>;
  /**
   * The first instant (ms, UTC) that can still be asked for at `now`; older activities are gone for the API.
   */
  reachableFrom(now: number): number;
  /**
   * Reads every activity of a window, whole or not at all: the iteration ends only when all that the vendor promised was
   * read, and throws otherwise. What it yields may lie somewhat outside the window; cut by instant.
   */
  read(window: ReadWindow, options: ReadOptions): AsyncIterable<ReadBatch>;
  /** Told when what was read by this window has been committed: from now on it may be relied upon. */
  settled?(window: ReadWindow): Promise<void>;
}

/** Instants, half-open: [from, to). */
export interface ReadWindow {
  readonly from: number;
  readonly to: number;
  /** The vendor's id of one person, or null for the whole account. */
  readonly personId: string | null;
}

export interface ReadBatch {
  /** Which part of the window this page belongs to, of how many. */
  readonly slice: number;
  readonly of: number;
  /** True on the first page of a second try: what this slice brought before must be forgotten. */
  readonly again: boolean;
  readonly activities: readonly Activity[];
  readonly unreadable: readonly UnreadableRow[];
}

export interface ReadOptions {
  readonly signal: AbortSignal;
  /** People wait for interactive reads; background reads let them pass. */
  readonly priority: "interactive" | "background";
  readonly watch: ReadWatch;
}

/** Tells whoever started the read what is going on while it runs. */
export interface ReadWatch {
  /** Once a page was read. */
  onPage(rows: number): void;
  /** Before the client waits, because the vendor's limit is used up or a try failed. */
  onWait(milliseconds: number, reason: string): void;
  /** Something that people should know although the read goes on. */
  onWarning(text: string): void;
}
