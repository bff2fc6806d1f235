import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ProgressFacts, progressOf } from "./pace.ts";
import { PLAIN_BANDS } from "./status-bands.ts";
import { sumProgress, teamUnits } from "./team-progress.ts";

const team = { complete: true, periodOver: false, bands: PLAIN_BANDS };
const member = (facts: Pick<ProgressFacts, "target" | "value" | "units">) => ({
  progress: progressOf({ ...team, ...facts }),
  units: facts.units,
});
const mara = member({ target: 400, value: 255, units: { full: 20, own: 18, elapsed: 12.5 } });
const teo = member({ target: 320, value: 228, units: { full: 16, own: 16, elapsed: 12 } });
const away = member({ target: 400, value: 0, units: { full: 20, own: 0, elapsed: 0 } });
const both = { ...team, value: 255 + 228 };

describe("a team whose target is the sum of its reps' goals", () => {
  test("Mara and Teo of docs/metrics/goals-and-pace.md: 250 + 240 expected, 483 × 680 / 490 projected", () => {
    expect(sumProgress([mara, teo], both)).toEqual({
      target: 720,
      prorated: 680,
      pct: expect.closeTo(71.0294, 4),
      expected: 490,
      aheadBy: -7,
      paceIndex: expect.closeTo(0.985714, 6),
      // (680 - 483) / (17 - 12.25)
      requiredPerDay: expect.closeTo(41.4737, 4),
      projected: expect.closeTo(670.2857, 4),
      projectedLow: null,
      projectedHigh: null,
      status: "behind",
    });
  });

  test("what nobody owns counts: 483 + 17 = 500 are 10 ahead", () => {
    expect(sumProgress([mara, teo], { ...team, value: 500 })).toMatchObject({
      aheadBy: 10,
      status: "on_track",
    });
  });

  test("of nobody has no goal", () => {
    expect(sumProgress([], both)).toMatchObject({ target: null, status: "no_goal" });
  });

  test("a rep who is away all the time adds to the target as set and to nothing else", () => {
    const { target, ...others } = sumProgress([mara, teo, away], both);
    const { target: without, ...same } = sumProgress([mara, teo], both);
    expect([target, without]).toEqual([1120, 720]);
    expect(others).toEqual(same);
  });

  test("with its value unknown it has a target and no progress", () => {
    expect(sumProgress([mara, teo], { ...team, value: null })).toMatchObject({
      target: 720,
      expected: 490,
      pct: null,
      paceIndex: null,
      projected: null,
      status: "unknown",
    });
  });

  test("is projected after one day of the team, and over no gap", () => {
    const fresh = member({ target: 100, value: 5, units: { full: 20, own: 20, elapsed: 0.5 } });
    expect(sumProgress([fresh], { ...team, value: 5 }).projected).toBeNull();
    expect(sumProgress([mara, teo], { ...both, complete: false }).projected).toBeNull();
  });

  test("has a band from the team's days", () => {
    const recentDays = Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? 36 : 44));
    // sd = √(20 × 16 / 19) = 4.1039; 1.28 × 4.1039 × √4.75 = 11.4486
    expect(sumProgress([mara, teo], { ...both, recentDays })).toMatchObject({
      projectedLow: expect.closeTo(658.837, 3),
      projectedHigh: expect.closeTo(681.734, 3),
    });
  });
});

describe("a team with a target of its own", () => {
  test("expects 800 × 24.5 / 34 by now, and absence lowers nothing", () => {
    const units = teamUnits([mara.units, teo.units]);
    expect(units).toEqual({ full: 17, own: 17, elapsed: 12.25 });
    const progress = progressOf({ ...team, target: 800, value: 600, units });
    expect(progress).toMatchObject({
      prorated: 800,
      expected: expect.closeTo(576.4706, 4),
      aheadBy: expect.closeTo(23.5294, 4),
      // 200 over 4.75 days on which both work
      requiredPerDay: expect.closeTo(42.1053, 4),
      status: "on_track",
    });
  });

  test("one unit is one day of the team, so 500 reps at ten in the morning are no whole day", () => {
    const rep = { full: 20, own: 20, elapsed: 0.125 };
    const units = teamUnits(Array.from({ length: 500 }, () => rep));
    expect(units.elapsed).toBeCloseTo(0.125, 9);
    expect(progressOf({ ...team, target: 9000, value: 60, units })).toMatchObject({
      projected: null,
      status: "too_early",
    });
  });

  test("a team of nobody, or of nobody who works, has no units", () => {
    expect(teamUnits([])).toEqual({ full: 0, own: 0, elapsed: 0 });
    expect(teamUnits([away.units])).toEqual({ full: 0, own: 0, elapsed: 0 });
  });
});

describe("for any team", () => {
  const members = fc.array(
    fc
      .record({
        target: fc.integer({ min: 1, max: 1000 }),
        value: fc.integer({ min: 0, max: 1000 }),
        elapsed: fc.integer({ min: 4, max: 80 }),
        left: fc.integer({ min: 0, max: 80 }),
        absent: fc.integer({ min: 0, max: 40 }),
      })
      .map(({ target, value, elapsed, left, absent }) =>
        member({
          target,
          value,
          units: {
            full: (elapsed + left + absent) / 4,
            own: (elapsed + left) / 4,
            elapsed: elapsed / 4,
          },
        }),
      ),
    { minLength: 1, maxLength: 30 },
  );

  test("the sum of what its reps are expected is the team's", () => {
    fc.assert(
      fc.property(members, fc.integer({ min: 0, max: 30_000 }), (members, value) => {
        const sum = sumProgress(members, { ...team, value });
        const total = (field: "prorated" | "expected") =>
          members.reduce((all, { progress }) => all + (progress[field] ?? Number.NaN), 0);
        expect(sum.prorated).toBeCloseTo(total("prorated"), 6);
        expect(sum.expected).toBeCloseTo(total("expected"), 6);
      }),
    );
  });

  test("projected to end at the prorated target means that each day left asks for what each day brought", () => {
    fc.assert(
      fc.property(members, (members) => {
        const units = teamUnits(members.map((one) => one.units));
        const { expected, prorated } = sumProgress(members, { ...team, value: 0 });
        if (expected === null || prorated === null) throw new Error("no goal");
        const elapsed = (units.own * expected) / prorated;
        fc.pre(units.own - elapsed > 0.01);
        const { requiredPerDay } = sumProgress(members, { ...team, value: expected });
        expect(requiredPerDay).toBeCloseTo(expected / elapsed, 6);
      }),
    );
  });

  test("on pace means projected to end at the prorated target", () => {
    fc.assert(
      fc.property(members, (members) => {
        const { expected } = sumProgress(members, { ...team, value: 0 });
        const { paceIndex, projected, prorated } = sumProgress(members, {
          ...team,
          value: expected,
        });
        expect(paceIndex).toBeCloseTo(1, 9);
        expect(projected).toBeCloseTo(prorated ?? Number.NaN, 6);
      }),
    );
  });

  test("a target of its own that is the sum of full-time reps' targets, shared as their days are, expects the same", () => {
    fc.assert(
      fc.property(members, fc.integer({ min: 1, max: 100 }), (members, perUnit) => {
        const reps = members.map(({ units }) =>
          member({ target: perUnit * units.own, value: 0, units: { ...units, full: units.own } }),
        );
        const target = reps.reduce((all, { progress }) => all + (progress.target ?? 0), 0);
        const units = teamUnits(reps.map((rep) => rep.units));
        expect(progressOf({ ...team, target, value: 0, units }).expected).toBeCloseTo(
          sumProgress(reps, { ...team, value: 0 }).expected ?? Number.NaN,
          6,
        );
      }),
    );
  });
});
