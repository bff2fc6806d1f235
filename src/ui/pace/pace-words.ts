/** How a goal stands: the word and the sign that go with its colour, so that the colour is never alone. */
export const STATUS_SIGNS = {
  reached: { word: "reached", sign: "✓" },
  on_track: { word: "on track", sign: "●" },
  behind: { word: "behind", sign: "▼" },
  at_risk: { word: "at risk", sign: "▼▼" },
  too_early: { word: "too early to say", sign: "…" },
  no_goal: { word: "no goal", sign: "" },
  unknown: { word: "not known yet", sign: "–" },
  missed: { word: "missed", sign: "✕" },
} as const;
export type GoalStanding = keyof typeof STATUS_SIGNS;

/** What is shown of a goal's progress; a domain `Progress` is one. Amounts in the metric's unit. */
export interface PaceShown {
  readonly status: GoalStanding;
  readonly prorated: number | null;
  /** What is to be there by now. */
  readonly expected: number | null;
  readonly aheadBy: number | null;
}

/**
 * The pace in words: "4 ahead of pace", "12 behind pace", "on pace". In units rather than per cent: that is what can be acted
 * on. `format` writes an amount: `12`, `2 h 5 min`.
 */
export function paceWords(
  { status, prorated, aheadBy }: PaceShown,
  value: number | null,
  format: (value: number) => string,
): string {
  switch (status) {
    case "no_goal":
    case "unknown":
    case "too_early":
      return STATUS_SIGNS[status].word;
    case "missed":
      return value === null || prorated === null
        ? "missed"
        : `missed by ${format(Math.max(0, prorated - value))}`;
    case "reached":
      return value === null || prorated === null || format(value - prorated) === format(0)
        ? "reached"
        : `reached, ${format(value - prorated)} over`;
    case "on_track":
      // Near enough to be on track, and yet behind: how far is no news.
      return aheadBy !== null && aheadBy < 0 && format(-aheadBy) !== format(0)
        ? STATUS_SIGNS.on_track.word
        : (aheadWords(aheadBy, format) ?? STATUS_SIGNS.on_track.word);
    case "behind":
    case "at_risk":
      return aheadWords(aheadBy, format) ?? STATUS_SIGNS[status].word;
  }
}

function aheadWords(aheadBy: number | null, format: (value: number) => string): string | null {
  if (aheadBy === null) return null;
  const amount = format(Math.abs(aheadBy));
  if (amount === format(0)) return "on pace";
  return `${amount} ${aheadBy > 0 ? "ahead of" : "behind"} pace`;
}
