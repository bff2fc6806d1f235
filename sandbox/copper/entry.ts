import type { CopperAccount } from "./account.ts";
import type { ActivityPart, CopperActivity } from "./activity.ts";
import type { TruthRow } from "./truth.ts";

type Meaning = Omit<TruthRow, "activityId" | "userId" | "agentId" | "at" | "createdAt">;

/** Something that comes into the account at a moment. */
export interface Entry {
  /** UTC ms */
  createdAt: number;
  /** What it wrote, and what that truly is; rows without a meaning are of the kind `other`. */
  write(account: CopperAccount): { row: CopperActivity; meaning: Meaning } | undefined;
}

export type { Meaning };

export function logged(part: ActivityPart & { createdAt: number }, meaning: Meaning): Entry {
  return {
    createdAt: part.createdAt,
    write: (account) => ({ row: account.addActivity(part), meaning }),
  };
}
