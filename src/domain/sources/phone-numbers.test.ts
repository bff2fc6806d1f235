import { describe, expect, test } from "vitest";
import { isSameNumber } from "./phone-numbers.ts";

describe("two ways of writing one number", () => {
  test.each([
    ["13125550143", "3125550143", true],
    ["13125550143", "0013125550143", true],
    ["442079460011", "02079460011", true],
    ["442079460011", "4402079460011", true],
    ["4930123456", "030123456", true],
    ["4722123456", "22123456", true],
    ["6561234567", "61234567", true],
    ["13125550143", "13125550144", false],
    ["13125550143", "17735550143", false],
    // Half the country may have that: the area is missing.
    ["13125550143", "5550143", false],
    ["4930123456", "123456", false],
    ["", "", false],
    ["0000000000", "0000000000", false],
  ])("%s and %s: %s", (one, other, same) => {
    expect(isSameNumber(one, other)).toBe(same);
    expect(isSameNumber(other, one)).toBe(same);
  });
});
