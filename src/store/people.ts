import type { Source } from "#src/domain/activity/activity.ts";
import type { VendorPerson } from "#src/domain/people/person.ts";

export interface PeopleStore {
  /** Everybody a source has ever named, in its list of people or on an activity. `id` is the person key. */
  list(source: Source): Promise<VendorPerson[]>;
  /**
   * Whom each person's activities were last counted for, by person key: what the documents say, also while a change of users
   * waits for the next sync. A person whose activities were never counted is not in it.
   */
  owners(source: Source): Promise<ReadonlyMap<string, string>>;
}
