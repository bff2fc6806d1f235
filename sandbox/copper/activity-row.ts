import type { CopperActivity } from "./activity.ts";
import { escaped } from "./answer.ts";

/** An activity as Copper shows it (reference 4.3). */
export function activityRow(activity: CopperActivity): Record<string, unknown> {
  const { id, parent, type, userId, details, at, createdAt, oldValue, newValue } = activity;
  const row = {
    id,
    parent: { id: parent.id, type: parent.type },
    type: { ...type },
    user_id: userId,
    details: typeof details === "string" ? escaped(details) : details,
    activity_date: at / 1000,
    old_value: oldValue,
    new_value: newValue,
    date_created: createdAt / 1000,
    // Reference 4.6: never later than both, so that back-dated rows look old.
    date_modified: Math.min(at, createdAt) / 1000,
  };
  return { ...row, ...activity.override };
}

export function removedRow(id: number): Record<string, unknown> {
  return { id, is_deleted: true };
}
