import type { Source } from "../activity/activity.ts";

export const ROLES = ["rep", "manager", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** Somebody whose activity is counted, or who looks at the numbers. */
export interface User {
  readonly id: string;
  /** As typed; unique without regard to case. */
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** IANA zone of their days; null: the vendor's for that person, else the workspace's. */
  readonly timeZone: string | null;
  readonly active: boolean;
  /** ISO instant. */
  readonly createdAt: string;
}

/** A person as a vendor lists them. */
export interface VendorPerson {
  readonly source: Source;
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  /** IANA zone, when the vendor gives one that we know. */
  readonly timeZone: string | null;
}

/** The owner of activities that belong to nobody we know. Not a user, but counted like one, so that parts sum to the whole. */
export const UNASSIGNED = "unassigned";

/** Words that stand where an id stands, for something else: what nobody owns, and the settings of everybody. */
const TAKEN: readonly string[] = [UNASSIGNED, "workspace"];

/** Ids go into document ids and addresses, so they are plain. */
export function isUserId(text: string): boolean {
  return /^[A-Za-z0-9](?:[A-Za-z0-9._@-]{0,98}[A-Za-z0-9])?$/.test(text) && !TAKEN.includes(text);
}
