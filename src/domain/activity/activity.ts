/** Where an activity was read. The first is a telephone system, the second a CRM, the third a person's own hand. */
export const SOURCES = ["justcall", "copper", "manual"] as const;
export type Source = (typeof SOURCES)[number];

/** `other`: kept in the ledger, counted nowhere: a kind that nobody has mapped, a step back to an earlier stage, a deal won before. */
export const ACTIVITY_KINDS = [
  "call",
  "text",
  "email",
  "meeting",
  "stage_change",
  "won_deal",
  "other",
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** What became of a call. `other` is a word of the vendor's that we do not know: counted, and named in the run's warnings. */
export const CALL_OUTCOMES = [
  "answered",
  "unanswered",
  "missed",
  "voicemail",
  "abandoned",
  "busy",
  "failed",
  "blocked",
  "restricted",
  "cancelled",
  "in_progress",
  "other",
] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** A person as the vendor names them on the activity. `id` is the vendor's; a row may carry only an e-mail address. */
export interface ActivityPerson {
  readonly id: string | null;
  readonly name: string | null;
  readonly email: string | null;
}

/**
 * One thing a person did, in the words of the field, as the source holds it. Its identity is source + sourceId.
 * To whom it belongs is derived from `person` when asked (`people/roster.ts`), not kept here.
 */
export interface Activity {
  readonly source: Source;
  readonly sourceId: string;
  readonly kind: ActivityKind;
  /** Start, ms since 1970 UTC, whole seconds. */
  readonly at: number;
  readonly direction: "in" | "out" | null;
  readonly outcome: CallOutcome | null;
  /** The vendor's own word behind `outcome`, kept because mappings get corrected. */
  readonly vendorType: string | null;
  /** Conversation and hold, whole seconds; ringing is not in it. */
  readonly totalSeconds: number;
  readonly talkSeconds: number | null;
  readonly holdSeconds: number | null;
  readonly ringSeconds: number | null;
  /** The other side's number, digits with country code. */
  readonly otherNumber: string | null;
  /** Who made or took it; null when nobody did. */
  readonly person: ActivityPerson | null;
  /** What a CRM says beside that; a telephone system's activities have none. */
  readonly crm?: CrmDetails;
}

/** Each null where the activity is of another kind, or the CRM does not say. */
export interface CrmDetails {
  /** What was written down of a call, plain text with its lines, at most `MOST_TEXT` characters. */
  readonly text: string | null;
  /** All the numbers, digits only, by which the other side of a call may be known. */
  readonly numbers: readonly string[];
  /** What it was about: `person/5520014`, `opportunity/6610021`. */
  readonly subject: string | null;
  /** The CRM's id of the stage that an opportunity moved into. */
  readonly stage: string | null;
  /** Value of a won deal, in main units of the account's currency. */
  readonly amount: number | null;
}

export const MOST_TEXT = 2_000;

/** A row of the vendor that could not be read: kept aside, counted and shown, never dropped. */
export interface UnreadableRow {
  readonly source: Source;
  /** The vendor's id of the row, or a name made from its page and place when it has none. */
  readonly sourceId: string;
  readonly reason: string;
  /** Start where that much could be read, ms since 1970 UTC. */
  readonly at: number | null;
  readonly personKey: string;
  /** The row as sent, JSON, cut at 4,000 characters. */
  readonly row: string;
}

/** Nobody: the key of activities without a person. */
export const NO_PERSON = "";

/**
 * One key for the person of an activity: the vendor's id, else the e-mail address in lower case, else nobody.
 * The ledger is indexed by it.
 */
export function personKey(person: ActivityPerson | null): string {
  if (person === null) return NO_PERSON;
  if (person.id !== null) return person.id;
  return person.email === null ? NO_PERSON : toMailKey(person.email);
}

/** The key of a person of whom only an e-mail address is known. */
export function toMailKey(email: string): string {
  return `mail:${email.toLowerCase()}`;
}

export function isMailKey(key: string): boolean {
  return key.startsWith("mail:");
}
