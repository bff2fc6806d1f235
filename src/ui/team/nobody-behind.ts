import type { GoalStatus } from "#src/domain/goals/pace-status.ts";

const ON_PACE: readonly GoalStatus[] = ["reached", "on_track"];

/** What is said where nobody with a goal is seen to be behind. Of whom it is not known, it is not said either. */
export function nobodyBehind(reps: readonly { readonly status: GoalStatus }[]): string {
  const count = (which: (status: GoalStatus) => boolean) =>
    reps.filter(({ status }) => which(status)).length;
  const unknown = count((status) => status === "unknown");
  const onPace = count((status) => ON_PACE.includes(status));
  if (unknown === reps.length) return "Whether anybody is behind is not known yet.";
  const others = reps.length - unknown - onPace;
  const parts = [
    onPace > 0 && `${onPace} on pace`,
    others > 0 && `${others} too early to say`,
    unknown > 0 && `${unknown} not known yet`,
  ].filter((part) => part !== false);
  const nobody = unknown > 0 ? "is known to be behind" : "is behind";
  return `Nobody with a goal ${nobody}: ${parts.join(", ")}.`;
}
