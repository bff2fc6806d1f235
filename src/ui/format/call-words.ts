import type { CallOutcome } from "#src/domain/activity/activity.ts";

const DIRECTIONS = { in: "In", out: "Out" } as const;

/** `Out, answered`, `In, in progress`; what the source did not say is left out, `Unknown` where it said nothing. */
export function describeCall(direction: "in" | "out" | null, outcome: CallOutcome | null): string {
  const words = [
    ...(direction === null ? [] : [DIRECTIONS[direction]]),
    ...(outcome === null ? [] : [outcome.replaceAll("_", " ")]),
  ];
  return words.length === 0 ? "Unknown" : words.join(", ");
}
