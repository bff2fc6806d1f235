import type { DifferenceReason } from "#src/reports/call-differences.ts";

interface ReasonWords {
  /** In a table's cell. */
  readonly short: string;
  readonly sentence: string;
}

export const REASON_WORDS: Readonly<Record<DifferenceReason, ReasonWords>> = {
  only_in_justcall: {
    short: "only in JustCall",
    sentence: "JustCall has the call, Copper has no record of it.",
  },
  only_in_copper: {
    short: "only in Copper",
    sentence: "Logged by hand in Copper; JustCall has no such call.",
  },
  other_day: { short: "on another day", sentence: "The same call, dated on another day." },
  other_rep: { short: "under another rep", sentence: "The same call, under another rep." },
  unpaired: {
    short: "without a call",
    sentence: "Copper’s text says it came from JustCall, but JustCall has no such call.",
  },
  logged_twice: {
    short: "logged twice",
    sentence: "One call, recorded more than once in Copper.",
  },
};

/** `+3`, `−3`, `0`: with the sign that a difference has. */
export function signed(amount: number): string {
  if (amount === 0) return "0";
  return `${amount > 0 ? "+" : "−"}${Math.abs(amount).toLocaleString("en")}`;
}
