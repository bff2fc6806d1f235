import type { ActivityKind } from "./activity.ts";

/** The groups of pipeline stages that are counted: moves into them are the metrics `lead_progression_a` and so on. */
export const STAGE_GROUPS = ["a", "b", "c"] as const;
export type StageGroup = (typeof STAGE_GROUPS)[number];

/** What a CRM's own types of activity may stand for. */
export const MAPPED_KINDS = ["call", "meeting"] as const satisfies readonly ActivityKind[];
export type MappedKind = (typeof MAPPED_KINDS)[number];

/** What this account's words mean; a CRM's types and stages differ from account to account. */
export interface ActivityMapping {
  /** By the CRM's type of activity, category and id: `user/702301`. A type that is not in it counts nowhere. */
  readonly types: Readonly<Record<string, MappedKind>>;
  /** By the CRM's id of a pipeline's stage. */
  readonly stages: Readonly<Record<string, StageGroup>>;
}

export const PLAIN_MAPPING: ActivityMapping = { types: {}, stages: {} };

/** The kind that an activity of a mapped type is, or `other`. `vendorType` is the key of `ActivityMapping.types`. */
export function mappedKind(mapping: ActivityMapping, vendorType: string): ActivityKind {
  return mapping.types[vendorType] ?? "other";
}
