import { describe, expect, test } from "vitest";
import { type Goal, TEAM } from "./goal.ts";
import { teamTargetOn } from "./team-target.ts";

const CALLS = { type: "phone_call_quantity", period: "weekly" } as const;

function aGoal(scope: string, target: number | null, fromDay = "2026-11-01"): Goal {
  return { ...CALLS, scope, target, fromDay, setBy: "test", setAt: "2026-11-01T00:00:00.000Z" };
}

describe("the team's target", () => {
  const reps = ["mara", "teo"];
  const bothHaveOne = [aGoal("mara", 200), aGoal("teo", 150)];

  test("200 + 150 of its reps = 350", () => {
    expect(teamTargetOn(bothHaveOne, reps, CALLS, "2026-11-20")).toEqual({
      target: 350,
      from: "reps",
    });
  });

  test("its own goes before the sum", () => {
    const goals = [...bothHaveOne, aGoal(TEAM, 400)];
    expect(teamTargetOn(goals, reps, CALLS, "2026-11-20")).toEqual({ target: 400, from: "team" });
  });

  test("none where a rep has none: two reps' work is not held against one's target", () => {
    expect(teamTargetOn([aGoal("mara", 200)], reps, CALLS, "2026-11-20")).toBeNull();
    const taken = [...bothHaveOne, aGoal("teo", null, "2026-11-18")];
    expect(teamTargetOn(taken, reps, CALLS, "2026-11-20")).toBeNull();
    expect(teamTargetOn(taken, reps, CALLS, "2026-11-17")).not.toBeNull();
  });

  test("none of nobody", () => {
    expect(teamTargetOn([], [], CALLS, "2026-11-20")).toBeNull();
  });
});
