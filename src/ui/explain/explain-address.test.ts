import { expect, test } from "vitest";
import { addressOf, askedOf, cursorsOf } from "./explain-address.ts";
import { explainPageHref } from "./explain-href.ts";

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
