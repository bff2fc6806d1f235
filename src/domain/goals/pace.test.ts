import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PLAIN_CALENDAR, rangeUnits } from "../calendar/working-calendar.ts";
import { type ProgressFacts, progressOf } from "./pace.ts";
import { PLAIN_BANDS } from "./status-bands.ts";

const units = (full: number, own: number, elapsed: number) => ({ full, own, elapsed });
const facts = (changes: Partial<ProgressFacts>): ProgressFacts => ({
  target: 100,
  value: 50,
  units: units(20, 20, 10),
  complete: true,
  periodOver: false,
  bands: PLAIN_BANDS,
  ...changes,
});

test("the worked example of docs/metrics/goals-and-pace.md", () => {
  const team = { ...PLAIN_CALENDAR, holidays: [{ day: "2026-11-26", name: "Thanksgiving" }] };
  const mara = { weights: null, daysOff: ["2026-11-09", "2026-11-10"], startDay: null };
  const november = { from: "2026-11-01", to: "2026-11-30" };
  const now = { today: "2026-11-20", minuteOfDay: 13 * 60 };
  const counted = rangeUnits(team, mara, november, now);
  expect(counted).toEqual({ full: 20, own: 18, elapsed: 12.5 });

  const recentDays = Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? 18 : 22));
  const progress = progressOf(facts({ target: 400, value: 255, units: counted, recentDays }));
  expect(progress).toEqual({
    target: 400,
    prorated: 360,
    pct: expect.closeTo(70.8333, 4),
    expected: 250,
    aheadBy: 5,
    paceIndex: 1.02,
    requiredPerDay: expect.closeTo(19.0909, 4),
    projected: expect.closeTo(367.2, 9),
    projectedLow: expect.closeTo(361.04, 2),
    projectedHigh: expect.closeTo(373.36, 2),
    status: "on_track",
  });
});

describe("the numbers", () => {
  test("half of 100 after half of 20 days is on pace: 50 expected, 5 a day needed, 100 projected", () => {
    expect(progressOf(facts({}))).toMatchObject({
      prorated: 100,
      pct: 50,
      expected: 50,
      aheadBy: 0,
      paceIndex: 1,
      requiredPerDay: 5,
      projected: 100,
    });
  });

  test("absent for 5 of 20 days: 100 × 15 / 20 = 75, of which 75 × 10 / 15 = 50 by now and (75 - 40) / 5 = 7 a day", () => {
    expect(progressOf(facts({ value: 40, units: units(20, 15, 10) }))).toMatchObject({
      target: 100,
      prorated: 75,
      expected: 50,
      aheadBy: -10,
      paceIndex: 0.8,
      requiredPerDay: 7,
      projected: 60,
      status: "at_risk",
    });
  });

  test("more than the target needs nothing more", () => {
    expect(progressOf(facts({ value: 130 }))).toMatchObject({
      pct: 130,
      requiredPerDay: 0,
      projected: 260,
      status: "reached",
    });
  });

  test("before the first working hour nothing is expected, and there is no pace", () => {
    expect(progressOf(facts({ value: 0, units: units(20, 20, 0) }))).toMatchObject({
      expected: 0,
      aheadBy: 0,
      paceIndex: null,
      requiredPerDay: 5,
      projected: null,
      status: "too_early",
    });
  });

  test("an unknown value leaves what the goal alone says", () => {
    expect(progressOf(facts({ value: null }))).toEqual({
      target: 100,
      prorated: 100,
      pct: null,
      expected: 50,
      aheadBy: null,
      paceIndex: null,
      requiredPerDay: null,
      projected: null,
      projectedLow: null,
      projectedHigh: null,
      status: "unknown",
    });
  });

  test("without a goal there is a projection and nothing else", () => {
    expect(progressOf(facts({ target: null }))).toEqual({
      target: null,
      prorated: null,
      pct: null,
      expected: null,
      aheadBy: null,
      paceIndex: null,
      requiredPerDay: null,
      projected: 100,
      projectedLow: null,
      projectedHigh: null,
      status: "no_goal",
    });
  });

  test.each([
    ["a rep who is away all month", units(20, 0, 0)],
    ["a Saturday, of a daily goal", units(0, 0, 0)],
  ])("%s is asked for nothing", (_name, counted) => {
    for (const periodOver of [false, true]) {
      expect(progressOf(facts({ value: 3, units: counted, periodOver }))).toMatchObject({
        target: 100,
        prorated: 0,
        pct: null,
        expected: 0,
        paceIndex: null,
        requiredPerDay: null,
        projected: 3,
        status: "no_goal",
      });
    }
  });

  test("a period that is over projects what it has, and needs no more", () => {
    expect(
      progressOf(facts({ value: 99, units: units(20, 20, 20), periodOver: true })),
    ).toMatchObject({ pct: 99, expected: 100, requiredPerDay: null, projected: 99 });
  });
});

describe("the identities", () => {
  const amounts = fc.double({ min: 0.01, max: 1e6, noNaN: true });
  /** Full, own and elapsed units with at least one gone and some left. */
  const counted = fc
    .tuple(
      fc.double({ min: 1, max: 60, noNaN: true }),
      fc.double({ min: 0.01, max: 30, noNaN: true }),
      fc.double({ min: 0, max: 30, noNaN: true }),
    )
    .map(([elapsed, left, absent]) => units(elapsed + left + absent, elapsed + left, elapsed));
  const near = (value: number | null, of: number | null) => {
    expect(value).not.toBeNull();
    expect((value ?? 0) / (of ?? 0)).toBeCloseTo(1, 8);
  };

  test("a pace index of 1 projects the prorated target exactly", () => {
    fc.assert(
      fc.property(amounts, counted, (target, units) => {
        const { expected } = progressOf(facts({ target, units }));
        const progress = progressOf(facts({ target, units, value: expected }));
        expect(progress.paceIndex).toBe(1);
        expect(progress.aheadBy).toBe(0);
        near(progress.projected, progress.prorated);
      }),
    );
  });

  test("only a pace index of 1 does: the projection is always as many prorated targets as the pace index says", () => {
    fc.assert(
      fc.property(amounts, amounts, counted, (target, value, units) => {
        const progress = progressOf(facts({ target, value, units }));
        near(progress.projected, (progress.prorated ?? 0) * (progress.paceIndex ?? 0));
      }),
    );
  });

  test("who projects the prorated target needs the rate they have", () => {
    fc.assert(
      fc.property(amounts, counted, (target, units) => {
        const { prorated } = progressOf(facts({ target, units }));
        const value = ((prorated ?? 0) * units.elapsed) / units.own;
        const progress = progressOf(facts({ target, units, value }));
        near(progress.projected, progress.prorated);
        // The rate that is needed is a small difference over few days left: as exact as the units are told apart.
        const exact = units.own / (units.own - units.elapsed);
        const rate = value / units.elapsed;
        expect(Math.abs((progress.requiredPerDay ?? 0) - rate) / rate).toBeLessThan(1e-12 * exact);
      }),
    );
  });

  test("who does the required rate from now on reaches the prorated target", () => {
    fc.assert(
      fc.property(amounts, amounts, counted, (target, value, units) => {
        const { requiredPerDay, prorated } = progressOf(facts({ target, value, units }));
        const end = value + (requiredPerDay ?? 0) * (units.own - units.elapsed);
        near(end, Math.max(value, prorated ?? 0));
      }),
    );
  });
});
