import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { batches, decodeWrites, encodeWrites, type Write } from "./writes.ts";

const write = fc
  .record({ id: fc.integer({ min: 0, max: 999 }), text: fc.string({ maxLength: 200 }) })
  .map(({ id, text }): Write => ({ kind: "set", path: `things/${id}`, data: { text } }));
const groups = fc.array(fc.array(write, { maxLength: 12 }), { maxLength: 12 });

describe("batches", () => {
  test("hold every write once, in order, within both limits", () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 1, max: 8 }), (all, most) => {
        const laid = [...batches(all, { writes: most, bytes: 1_000 })];
        expect(laid.flat()).toEqual(all.flat());
        for (const batch of laid) {
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(most);
          // One that is larger than the limit by itself stands alone.
          const bytes = Buffer.byteLength(encodeWrites(batch));
          if (batch.length > 1) expect(bytes).toBeLessThanOrEqual(1_000);
        }
      }),
    );
  });

  test("keep a group together where it fits into a batch at all", () => {
    const group = (name: string, count: number) =>
      Array.from({ length: count }, (_, n): Write => ({ kind: "delete", path: `${name}/${n}` }));
    const laid = [
      ...batches([group("a", 3), group("b", 3), group("c", 6)], { writes: 4, bytes: 1e6 }),
    ];
    expect(laid.map((batch) => batch.map(({ path }) => path).join(" "))).toEqual([
      "a/0 a/1 a/2",
      "b/0 b/1 b/2",
      "c/0 c/1 c/2 c/3",
      "c/4 c/5",
    ]);
  });
});

test("what is staged is what is written later: text, numbers, nothing and moments", () => {
  const value = fc.oneof(
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.constant(null),
    fc.boolean(),
    fc.date({ noInvalidDate: true, min: new Date(0), max: new Date("2200-01-01") }),
  );
  const fields = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), value);
  fc.assert(
    fc.property(fields, fields, (outer, inner) => {
      const writes: Write[] = [
        { kind: "merge", path: "a/b", data: { ...outer, nested: { inner }, list: [1, null] } },
        { kind: "delete", path: "a/c" },
      ];
      expect(decodeWrites(encodeWrites(writes))).toEqual(writes);
    }),
  );
});
