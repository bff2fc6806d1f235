import { beforeEach, describe, expect, test } from "vitest";
import type { Goal } from "#src/domain/goals/goal.ts";
import type { Store } from "#src/store/store.ts";
import { DAY_1, DAY_2, type OpenedStory } from "./contract-story.ts";

function aGoal(goal: Partial<Goal> = {}): Goal {
  return {
    scope: "mara",
    type: "phone_call_quantity",
    period: "weekly",
    fromDay: DAY_1,
    target: 50,
    setBy: "boss",
    setAt: "2026-06-10T08:00:00.000Z",
    ...goal,
  };
}

export function goalsContract(opened: () => OpenedStory): void {
  describe("goals", () => {
    let store: Store;
    beforeEach(() => {
      ({ store } = opened());
    });

    test("are listed by scope, type, period and day, the team's own (no scope) first", async () => {
      const team = aGoal({ scope: "" });
      const later = aGoal({ fromDay: DAY_2, target: null });
      const talk = aGoal({ type: "talk_time_minutes", target: 12.5 });
      const monthly = aGoal({ period: "monthly" });
      expect(await store.goals.list()).toEqual([]);
      await store.goals.set([talk, later, aGoal(), monthly, team]);
      expect(await store.goals.list()).toEqual([team, monthly, aGoal(), later, talk]);
    });

    test("one of the same scope, type, period and day is replaced, and no other", async () => {
      await store.goals.set([aGoal(), aGoal({ fromDay: DAY_2 })]);
      const before = await store.goals.list();
      const replaced = aGoal({ target: 60, setBy: "other", setAt: "2026-06-11T08:00:00.000Z" });
      await store.goals.set([replaced]);
      expect(await store.goals.list()).toEqual([replaced, aGoal({ fromDay: DAY_2 })]);
      // What was handed out before stays as it was.
      expect(before).toEqual([aGoal(), aGoal({ fromDay: DAY_2 })]);
    });

    test("of two of the same key that come together the last one counts; none changes nothing", async () => {
      await store.goals.set([aGoal({ target: 1 }), aGoal({ target: 2 })]);
      await store.goals.set([]);
      expect(await store.goals.list()).toEqual([aGoal({ target: 2 })]);
    });

    test("are set all or none", async () => {
      await store.goals.set([aGoal()]);
      const broken = { ...aGoal({ fromDay: DAY_2 }), setBy: null } as unknown as Goal;
      await expect(store.goals.set([aGoal({ target: 99 }), broken])).rejects.toThrow();
      expect(await store.goals.list()).toEqual([aGoal()]);
    });
  });
}
