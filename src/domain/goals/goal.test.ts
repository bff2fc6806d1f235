import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Goal, TEAM, targetOn } from "./goal.ts";

const asked = { scope: "mara", type: "phone_call_quantity", period: "weekly" } as const;
const goal = (fromDay: string, target: number | null, more: Partial<Goal> = {}): Goal => ({
  ...asked,
  fromDay,
  target,
  setBy: "lead",
  setAt: "2026-11-01T08:00:00.000Z",
  ...more,
});

describe("the target in force on a day", () => {
  const goals = [
    goal("2026-11-10", 60),
    goal("2026-11-01", 50),
    goal("2026-11-20", null),
    goal("2026-11-25", 70),
    goal("2026-11-01", 500, { scope: TEAM }),
    goal("2026-11-01", 10, { period: "daily" }),
    goal("2026-11-01", 90, { type: "talk_time_minutes" }),
  ];

  test.each([
    ["before the first there is none", "2026-10-31", null],
    ["the first counts from its day on", "2026-11-01", 50],
    ["until the day before the next", "2026-11-09", 50],
    ["the next from its day on", "2026-11-10", 60],
    ["one that was ended is none", "2026-11-20", null],
    ["and can begin anew", "2026-11-30", 70],
  ])("%s: on %s it is %s", (_name, day, target) => {
    expect(targetOn(goals, asked, day)).toBe(target);
  });

  test("the team's, another period's and another metric's are their own", () => {
    const day = "2026-11-09";
    expect(targetOn(goals, { ...asked, scope: TEAM }, day)).toBe(500);
    expect(targetOn(goals, { ...asked, period: "daily" }, day)).toBe(10);
    expect(targetOn(goals, { ...asked, type: "talk_time_minutes" }, day)).toBe(90);
    expect(targetOn(goals, { ...asked, scope: "teo" }, day)).toBeNull();
  });

  test("does not depend on the order of the goals", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(goals, { minLength: goals.length }), (shuffled) => {
        for (const day of ["2026-11-05", "2026-11-15", "2026-11-22", "2026-11-26"]) {
          expect(targetOn(shuffled, asked, day)).toBe(targetOn(goals, asked, day));
        }
      }),
    );
  });
});
