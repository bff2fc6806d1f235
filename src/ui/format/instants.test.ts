import { expect, test } from "vitest";
import { formatInstant } from "./instants.ts";

test("an instant is written by the clock of its zone, with the zone's short name", () => {
  const instant = "2026-11-25T23:12:00.000Z";
  expect(formatInstant(instant, "America/Denver")).toBe("Wed 25 Nov 2026, 16:12 MST");
  expect(formatInstant(instant, "America/New_York")).toBe("Wed 25 Nov 2026, 18:12 EST");
  expect(formatInstant(instant, "Asia/Kolkata")).toBe("Thu 26 Nov 2026, 04:42 GMT+5:30");
});
