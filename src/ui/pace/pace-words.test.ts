import { expect, test } from "vitest";
import { formatCount } from "#src/ui/format/numbers.ts";
import { type GoalStanding, paceWords } from "./pace-words.ts";

const words = (
  status: GoalStanding,
  aheadBy: number | null,
  value: number | null = 40,
  prorated: number | null = 50,
) => paceWords({ status, aheadBy, prorated, expected: null }, value, formatCount);

test.each([
  [words("on_track", 4), "4 ahead of pace"],
  [words("on_track", 0.2), "on pace"],
  [words("on_track", -0.2), "on pace"],
  [words("on_track", -3), "on track"],
  [words("behind", -12.4), "12 behind pace"],
  [words("at_risk", -30), "30 behind pace"],
  [words("at_risk", null), "at risk"],
  [words("reached", 20, 55), "reached, 5 over"],
  [words("reached", 20, 50), "reached"],
  [words("missed", -10), "missed by 10"],
  [words("missed", -10, null), "missed"],
  [words("too_early", 1), "too early to say"],
  [words("no_goal", null), "no goal"],
  [words("unknown", null, null), "not known yet"],
])("%s", (said, meant) => {
  expect(said).toBe(meant);
});
