import type { DifferenceReason } from "#src/reports/call-differences.ts";

/** Why the two differ: in a few words, and as a sentence. */
export const REASONS: Readonly<Record<DifferenceReason, readonly [short: string, long: string]>> = {
  only_in_justcall: ["only in JustCall", "JustCall has the call; nobody wrote it down in Copper."],
  only_in_copper: ["only in Copper", "Logged by hand in Copper; JustCall has no such call."],
  other_day: ["other day", "The same call, dated on another day."],
  other_rep: ["other rep", "The same call, under another rep."],
  unpaired: [
    "unpaired",
    "Copper’s text says that it came from JustCall, and JustCall has no such call.",
  ],
  logged_twice: ["logged twice", "One call, recorded more than once in Copper."],
};
