import type { ActivityMapping } from "../activity/activity-mapping.ts";
import type { PersonMatch } from "../people/person-match.ts";
import type { SourcePolicy } from "./source-policy.ts";

/** What can be changed of how sources are read and counted, each with what stood before, so that it can be put back. */
export type ChangedSetting =
  | { readonly what: "policy"; readonly before: SourcePolicy; readonly after: SourcePolicy }
  | {
      readonly what: "mapping";
      readonly before: ActivityMapping | null;
      readonly after: ActivityMapping;
    }
  /** Null: not matched by hand. */
  | {
      readonly what: "match";
      readonly before: PersonMatch | null;
      readonly after: PersonMatch | null;
    };

/** An entry of the audit list. */
export type SettingChange = ChangedSetting & {
  readonly id: string;
  /** ISO instant. */
  readonly at: string;
  /** Who: a key's name, `local`, `cli`, or `callboard` for what was found by itself. */
  readonly by: string;
  /** The change that this one undid; null: it was made by itself. */
  readonly undoes: string | null;
};
