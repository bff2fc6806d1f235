import { expect, test } from "vitest";
import { addressOf, askedOf, cursorsOf } from "./explain-address.ts";
import { explainHref, explainPageHref, wholeWindow } from "./explain-href.ts";

const NUMBER = {
  measure: "talk_time_minutes",
  userId: "mara",
  from: "2026-11-16",
  to: "2026-11-22",
  hour: 9,
} as const;

/** As Next hands an address over. */
function paramsOf(href: string) {
  const query = new URL(href, "http://here.invalid").searchParams;
  return Object.fromEntries([...query.keys()].map((name) => [name, query.getAll(name)]));
}

test("a page of calls is found again with the way that led there", () => {
  const params = paramsOf(explainPageHref(NUMBER, ["20_b", "10_a"]));
  expect(cursorsOf(params)).toEqual(["20_b", "10_a"]);
  expect(askedOf(params)).toEqual({ ...NUMBER, hour: "9", after: "10_a" });
  expect(paramsOf(addressOf(params))).toEqual(params);
});

test("the first page has no cursor", () => {
  const params = paramsOf(explainPageHref(NUMBER, []));
  expect(cursorsOf(params)).toEqual([]);
  expect(askedOf(params)).toEqual({ ...NUMBER, hour: "9" });
});

test("a number of a whole period is asked for by the period, so that one comes back to it", () => {
  const answer = { from: "2026-11-01", to: "2026-11-25", period: "monthly", back: 0 } as const;
  const { measure, userId } = NUMBER;
  expect(explainHref({ measure, userId, ...wholeWindow(answer) })).toBe(
    "/explain?measure=talk_time_minutes&userId=mara&period=monthly",
  );
  expect(explainHref({ measure, userId, ...wholeWindow({ ...answer, back: 2 }), hour: 9 })).toBe(
    "/explain?measure=talk_time_minutes&userId=mara&period=monthly&back=2&hour=9",
  );
});

test("any days, and periods further back than can be asked for by name, are asked for by their days", () => {
  const days = { from: "2016-11-14", to: "2016-11-20" };
  const { measure, userId } = NUMBER;
  const address = "/explain?measure=talk_time_minutes&userId=mara&from=2016-11-14&to=2016-11-20";
  for (const answer of [
    { ...days, period: "custom" as const, back: 0 },
    { ...days, period: "weekly" as const, back: 523 },
  ]) {
    expect(explainHref({ measure, userId, ...wholeWindow(answer) })).toBe(address);
  }
});
