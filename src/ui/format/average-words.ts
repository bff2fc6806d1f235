/** Why there is no average of calls, of which a source may not tell the lengths. `calls`: how many there are; null: not read. */
export function unknownAverage(calls: number | null): string {
  if (calls === null) return "not synced";
  return calls === 0 ? "no calls" : "lengths not known";
}

/** What there was none of before, to hold an average against; null where the days before were not read. */
export function noneToAverage(callsBefore: number | null): string | null {
  if (callsBefore === null) return null;
  return callsBefore === 0 ? "calls" : "calls of known length";
}
