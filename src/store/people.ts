import type { Source } from "#src/domain/activity/activity.ts";
import type { VendorPerson } from "#src/domain/people/person.ts";

export interface PeopleStore {
  /** Everybody a source has ever named, in its list of people or on an activity. `id` is the person key. */
  list(source: Source): Promise<VendorPerson[]>;
}
