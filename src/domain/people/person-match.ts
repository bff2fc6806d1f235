import type { Source } from "../activity/activity.ts";

/** A vendor's person who was matched by hand; it goes before the e-mail address. */
export interface PersonMatch {
  readonly source: Source;
  /** The person key. */
  readonly personId: string;
  /** Null: nobody of ours, whatever their address. */
  readonly userId: string | null;
}
