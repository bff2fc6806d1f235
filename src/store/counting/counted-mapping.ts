import { type ActivityMapping, PLAIN_MAPPING } from "#src/domain/activity/activity-mapping.ts";

/** The fact that says by which mapping the CRM's documents were last counted. */
export const COUNTED_MAPPING = "counted-mapping";

/** Before the first count nothing was mapped. */
export function countedMapping(fact: unknown): ActivityMapping {
  return fact === null ? PLAIN_MAPPING : (fact as ActivityMapping);
}
