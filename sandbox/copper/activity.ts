export type Category = "user" | "system";

export type ParentType = "lead" | "person" | "company" | "opportunity" | "project" | "task";

export interface Parent {
  id: number;
  type: ParentType;
}

export interface Address {
  name: string | null;
  email: string;
}

/** Reference 4.4: an e-mail has no text, but this. */
export interface MailDetails {
  sender: Address;
  recipients: Address[];
  subject: string;
  id: number;
}

export type ChangeValue = string | { id: number; name: string } | null;

export interface CopperActivity {
  id: number;
  parent: Parent;
  /** The name stands only on some system rows. */
  type: { id: number; category: Category; name?: string };
  userId: number | null;
  /** Plain text; it is escaped on its way out. */
  details: string | MailDetails | null;
  /** When it happened, UTC ms, whole seconds. */
  at: number;
  /** When it was entered, UTC ms, whole seconds. */
  createdAt: number;
  oldValue: ChangeValue;
  newValue: ChangeValue;
  /** The key may not see it: it counts in the total and takes a place in its page, but is not served. */
  hidden?: boolean;
  /** Merged verbatim over the rendered row, for malformed rows. */
  override?: Record<string, unknown>;
}

/** What a test has to say of an activity; the rest has values that such a row could have. */
export type ActivityPart = Partial<CopperActivity> & Pick<CopperActivity, "at" | "userId">;

/** Activities in the order of time, rows of one second by id. */
export function byAt(a: CopperActivity, b: CopperActivity): number {
  return a.at - b.at || a.id - b.id;
}

export function byCreatedAt(a: CopperActivity, b: CopperActivity): number {
  return a.createdAt - b.createdAt || a.id - b.id;
}

export function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}
