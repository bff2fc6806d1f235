import { afterEach, describe, expect, test } from "vitest";
import type { ReportStory } from "#tests/builders/report-story.ts";
import { before, type Told, tell } from "#tests/builders/told-calls.ts";

const open: ReportStory[] = [];
afterEach(async () => {
  for (const reports of open.splice(0)) await reports.close();
});

async function told(what: Told): Promise<ReportStory> {
  const reports = await tell(what);
  open.push(reports);
  return reports;
}

const DAILY = { period: "daily" } as const;

describe("today is held against the last working day, up to the same time", () => {
  // 2026-06-15 is a Monday; Denver is six hours behind UTC.
  const FRIDAY_NOON = "2026-06-12T12:00:00-06:00";

  test("Monday at noon against Friday to noon: 1 of Friday's 2, none of the weekend's", async () => {
    const reports = await told({
      now: "2026-06-15T12:00:00-06:00",
      read: ["2026-06-12", "2026-06-15"],
      calls: ["2026-06-12T11:59:59-06:00", FRIDAY_NOON, "2026-06-14T10:00:00-06:00"],
    });
    expect(await before(reports, DAILY)).toEqual(["2026-06-12", "2026-06-12", 1]);
  });

  test("after a holiday on Friday, Monday is held against Thursday", async () => {
    const reports = await told({
      now: "2026-06-15T12:00:00-06:00",
      read: ["2026-06-11", "2026-06-15"],
      calls: ["2026-06-11T11:00:00-06:00", "2026-06-12T11:00:00-06:00"],
    });
    const { calendar } = await reports.store.settings.workspace();
    await reports.store.settings.changeWorkspace({
      calendar: { ...calendar, holidays: [{ day: "2026-06-12", name: "off" }] },
    });
    expect(await before(reports, DAILY)).toEqual(["2026-06-11", "2026-06-11", 1]);
  });

  test("a Saturday is held against the Saturday before", async () => {
    const reports = await told({
      now: "2026-06-13T12:00:00-06:00",
      read: ["2026-06-06", "2026-06-13"],
      calls: ["2026-06-06T11:00:00-06:00", FRIDAY_NOON],
    });
    expect(await before(reports, DAILY)).toEqual(["2026-06-06", "2026-06-06", 1]);
  });

  test("a rep to the east, whose day is over, is held against a whole day; one to the west, whose day has not begun, against nothing", async () => {
    const calls = ["2026-06-11T18:30:00Z", "2026-06-12T17:00:00Z", "2026-06-13T06:30:00Z"];
    // 20:00 of Monday in Denver is Tuesday in Kolkata (UTC+5:30): Friday there is 18:30Z to 18:30Z.
    const east = await told({
      now: "2026-06-16T02:00:00Z",
      repZone: "Asia/Kolkata",
      read: ["2026-06-12", "2026-06-16"],
      calls,
    });
    expect(await before(east, DAILY)).toEqual(["2026-06-12", "2026-06-12", 2]);
    // Half past midnight of Monday in Denver is still Sunday in Honolulu.
    const west = await told({
      now: "2026-06-15T06:30:00Z",
      repZone: "Pacific/Honolulu",
      read: ["2026-06-12", "2026-06-14"],
      calls,
    });
    expect(await before(west, DAILY)).toEqual(["2026-06-12", "2026-06-12", 0]);
  });

  test("at midnight nothing has passed yet: 0, though Friday had calls", async () => {
    const reports = await told({
      now: "2026-06-15T00:00:00-06:00",
      read: ["2026-06-12", "2026-06-15"],
      calls: ["2026-06-12T00:00:00-06:00", FRIDAY_NOON],
    });
    expect(await before(reports, DAILY)).toEqual(["2026-06-12", "2026-06-12", 0]);
  });

  test("on the day of a clock change the wall clock counts: noon against noon, not 36 hours before", async () => {
    // Sunday 2026-03-08 lost an hour in Denver; 2026-03-01 is the Sunday before it.
    const reports = await told({
      now: "2026-03-08T12:00:00-06:00",
      read: ["2026-03-01", "2026-03-08"],
      calls: ["2026-03-01T11:30:00-07:00", "2026-03-01T12:00:00-07:00"],
    });
    expect(await before(reports, DAILY)).toEqual(["2026-03-01", "2026-03-01", 1]);
  });

  test("a time that the earlier day's clock skipped is the next there was; one it had twice is the first", async () => {
    // 02:30 on 2026-03-15 against 02:30 of 2026-03-08, which went from 02:00 MST (09:00Z) to 03:00 MDT.
    const spring = await told({
      now: "2026-03-15T02:30:00-06:00",
      read: ["2026-03-08", "2026-03-15"],
      calls: ["2026-03-08T08:59:59Z", "2026-03-08T09:29:59Z", "2026-03-08T09:30:00Z"],
    });
    expect(await before(spring, DAILY)).toEqual(["2026-03-08", "2026-03-08", 2]);
    // 01:30 on 2026-11-08 against 2026-11-01, on which 01:30 was at 07:30Z and again at 08:30Z.
    const autumn = await told({
      now: "2026-11-08T01:30:00-07:00",
      read: ["2026-11-01", "2026-11-08"],
      calls: ["2026-11-01T07:29:59Z", "2026-11-01T07:30:00Z", "2026-11-01T08:29:59Z"],
    });
    expect(await before(autumn, DAILY)).toEqual(["2026-11-01", "2026-11-01", 1]);
  });
});
