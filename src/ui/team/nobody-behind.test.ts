import { expect, it } from "vitest";
import type { GoalStatus } from "#src/domain/goals/pace-status.ts";
import { nobodyBehind } from "./nobody-behind.ts";

it.each<[GoalStatus[], string]>([
  [["on_track", "reached"], "Nobody with a goal is behind: 2 on pace."],
  [["unknown", "unknown"], "Whether anybody is behind is not known yet."],
  [
    ["on_track", "unknown"],
    "Nobody with a goal is known to be behind: 1 on pace, 1 not known yet.",
  ],
  [["too_early", "on_track"], "Nobody with a goal is behind: 1 on pace, 1 too early to say."],
  [["too_early"], "Nobody with a goal is behind: 1 too early to say."],
])("of %j says %j", (statuses, words) => {
  expect(nobodyBehind(statuses.map((status) => ({ status })))).toBe(words);
});
