import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packAmounts, unpackAmounts } from "./packed-amounts.ts";

/** Back from bytes; NaN where nothing was read. */
function roundTrip(amounts: readonly number[]): { bytes: number; amounts: number[] } {
  const packed = packAmounts(Float64Array.from(amounts));
  const { values, unread } = unpackAmounts(packed);
  return {
    bytes: packed.length,
    amounts: Array.from(values, (value) => (Object.is(value, unread) ? Number.NaN : value)),
  };
}

describe("a day's amounts as bytes", () => {
  test.each([
    ["calls", [0, 41, Number.NaN, 254], 1],
    ["255, which in one byte would mean unread", [255, 0], 2],
    ["seconds of talk", [7_200, Number.NaN, 65_534], 2],
    ["more than two bytes hold", [65_535, 1], 4],
    ["more than four bytes hold", [4_294_967_295, 3], 8],
    ["parts of a whole", [0.5, Number.NaN, 12], 8],
    ["less than nothing", [-1, 2], 8],
    ["nobody", [], 1],
  ])("%s: as wide as the greatest needs", (_, amounts, width) => {
    expect(roundTrip(amounts)).toEqual({ bytes: amounts.length * width + 1, amounts });
  });

  test("come back as they were, whatever they are", () => {
    const amount = fc.oneof(
      fc.constant(Number.NaN),
      fc.nat(300),
      fc.nat(70_000),
      fc.integer({ min: 0, max: 2 ** 33 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 40 }), (amounts) => {
        expect(roundTrip(amounts).amounts.map((one) => one + 0)).toEqual(
          amounts.map((one) => one + 0),
        );
      }),
    );
  });

  test("are refused when they are no such bytes", () => {
    expect(() => unpackAmounts(Uint8Array.from([1, 2, 3]))).toThrow("3 bytes");
  });
});
