import { expect, test } from "vitest";
import { drawnName, earlierDays, earlierName, heatDays, lineDays } from "./chart-windows.ts";

const monday = { from: "2026-11-23", to: "2026-11-23" };
const month = { from: "2026-11-01", to: "2026-11-23" };
const twoWeeks = { from: "2026-11-10", to: "2026-11-23" };

test("a line of a few days is drawn over two weeks", () => {
  expect(lineDays(monday)).toEqual(twoWeeks);
  expect(lineDays(month)).toEqual(month);
});

test("a heat map has two weeks at least and a quarter at most", () => {
  expect(heatDays(monday)).toEqual(twoWeeks);
  expect(heatDays(month)).toEqual(month);
  expect(heatDays({ from: "2025-01-01", to: "2026-11-23" })).toEqual({
    from: "2026-08-24",
    to: "2026-11-23",
  });
});

test("the days before lie whole weeks earlier, weekday on weekday, and are never those drawn", () => {
  expect(earlierDays(month, "2026-10-01")).toEqual({ from: "2026-10-04", to: "2026-10-26" });
  expect(earlierDays({ from: "2026-03-01", to: "2026-03-31" }, "2026-02-01")).toEqual({
    from: "2026-02-01",
    to: "2026-02-28",
  });
  expect(earlierDays(twoWeeks, null)).toEqual({ from: "2026-10-27", to: "2026-11-09" });
  expect(earlierDays({ from: "2026-11-14", to: "2026-11-23" }, null).from).toBe("2026-10-31");
});

test("how long before they are called", () => {
  expect(earlierName("2026-11-01", "2026-10-04")).toBe("4 weeks earlier");
  expect(earlierName("2026-11-09", "2026-11-02")).toBe("1 week earlier");
});

test("days drawn that are not the page's are called by their number", () => {
  expect(drawnName(month, month, "2026-11-23")).toBeNull();
  expect(drawnName(twoWeeks, monday, "2026-11-23")).toBe("last 14 days");
  expect(drawnName(twoWeeks, monday, "2026-11-25")).toBe("14 days to 23 Nov");
});
