import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, daysBetween } from "#src/domain/calendar/day.ts";
import { newWindows } from "./new-windows.ts";

test("gives each window of the range once, and then no more", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 }),
      (spare, lengths) => {
        const range = { from: "2026-01-01", to: addDays("2026-01-01", 39 + spare) };
        const next = newWindows(range, lengths);
        const seen = new Set<string>();
        const count = lengths.length * (41 + spare - Math.max(...lengths));
        for (let n = 0; n < count; n++) {
          const { from, to } = next();
          expect(from >= range.from && to <= range.to).toBe(true);
          expect(lengths).toContain(daysBetween(from, to) + 1);
          seen.add(`${from} ${to}`);
        }
        expect(seen.size).toBe(count);
        expect(next).toThrow("every window");
      },
    ),
  );
});
