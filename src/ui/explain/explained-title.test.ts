import { expect, test } from "vitest";
import { explainedTitle } from "./explained-title.ts";

const CALLS = { measure: "phone_call_quantity", hour: null } as const;

test("a number is called by what it is, whose and of which days", () => {
  const day = { from: "2026-11-16", to: "2026-11-16" };
  expect(explainedTitle({ ...CALLS, asked: day }, "Mara Okonjo")).toBe(
    "Calls, Mara Okonjo, 16 Nov",
  );
  expect(explainedTitle({ ...CALLS, asked: day, hour: 9 }, "Mara Okonjo")).toBe(
    "Calls, Mara Okonjo, 16 Nov, 09:00–10:00",
  );
  expect(explainedTitle({ ...CALLS, asked: { period: "monthly", back: 0 } }, "the team")).toBe(
    "Calls, the team, this month",
  );
  expect(explainedTitle({ ...CALLS, asked: { from: null, to: null } }, "the team")).toBe(
    "Calls, the team",
  );
});
