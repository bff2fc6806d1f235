import { afterEach, describe, expect, test } from "vitest";
import { teamMetrics } from "#src/reports/team-metrics.ts";
import { teamOverview } from "#src/reports/team-overview.ts";
import type { ReportStory } from "#tests/builders/report-story.ts";
import { aCall, aPerson, aUser } from "#tests/builders/store-sync.ts";
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

const WEEKLY = { period: "weekly" } as const;
const MONTHLY = { period: "monthly" } as const;

describe("a period so far is held against the same working part of the one before", () => {
  test("Monday noon of a week against last Monday to noon, and not last Sunday", async () => {
    const reports = await told({
      now: "2026-06-15T12:00:00-06:00",
      read: ["2026-06-08", "2026-06-15"],
      calls: [
        "2026-06-08T10:00:00-06:00",
        "2026-06-08T12:00:00-06:00",
        "2026-06-14T10:00:00-06:00",
        "2026-06-14T10:05:00-06:00",
      ],
    });
    expect(await before(reports, WEEKLY)).toEqual(["2026-06-08", "2026-06-08", 1]);
    const home = await teamOverview(reports.context, "weekly");
    expect(home.teamBefore?.calls).toBe(1);
  });

  test("the first of a month against the first working day of the month before", async () => {
    // 2026-07-01 is a Wednesday, 2026-06-01 a Monday.
    const reports = await told({
      now: "2026-07-01T12:00:00-06:00",
      read: ["2026-06-01", "2026-07-01"],
      calls: [
        "2026-06-01T11:00:00-06:00",
        "2026-06-01T13:00:00-06:00",
        "2026-06-30T10:00:00-06:00",
      ],
    });
    expect(await before(reports, MONTHLY)).toEqual(["2026-06-01", "2026-06-01", 1]);
  });

  test("a holiday moves the part on: three working days of June are May 1, 4 and 6 when the 5th was free", async () => {
    const reports = await told({
      now: "2026-06-03T23:59:00-06:00",
      read: ["2026-05-01", "2026-06-03"],
      calls: [
        "2026-05-01T10:00:00-06:00",
        "2026-05-04T10:00:00-06:00",
        "2026-05-06T10:00:00-06:00",
        "2026-05-07T10:00:00-06:00",
      ],
    });
    const { calendar } = await reports.store.settings.workspace();
    await reports.store.settings.changeWorkspace({
      calendar: { ...calendar, holidays: [{ day: "2026-05-05", name: "off" }] },
    });
    expect(await before(reports, MONTHLY)).toEqual(["2026-05-01", "2026-05-06", 3]);
  });

  test("a rep's days off count for the rep: with the 2nd of June free, June 3 is held against May 1 and 4", async () => {
    const reports = await told({
      now: "2026-06-03T23:59:00-06:00",
      read: ["2026-05-01", "2026-06-03"],
      calls: [
        "2026-05-01T10:00:00-06:00",
        "2026-05-04T10:00:00-06:00",
        "2026-05-05T10:00:00-06:00",
      ],
    });
    const calendar = { weights: null, daysOff: ["2026-06-02"], startDay: null };
    await reports.store.settings.setRepCalendar("mara", calendar);
    // Nobody's calls have no days off, so that the part as a whole reaches to the 5th.
    expect(await before(reports, MONTHLY)).toEqual(["2026-05-01", "2026-05-05", 2]);
  });

  test("a rep to the east, who is in tomorrow already, is not held against the whole month before", async () => {
    // Tuesday 2026-06-02, 20:00 in Denver: Wednesday in Kolkata. Two working days of June are May 1 and 4.
    const reports = await told({
      now: "2026-06-03T02:00:00Z",
      repZone: "Asia/Kolkata",
      read: ["2026-05-01", "2026-06-03"],
      calls: [
        "2026-05-01T10:00:00Z",
        "2026-05-04T18:00:00Z",
        "2026-05-04T18:30:00Z",
        "2026-05-20T10:00:00Z",
      ],
    });
    expect((await before(reports, MONTHLY))[2]).toBe(2);
  });

  test("half of a day that lasts to midnight is held against the whole of a half day", async () => {
    const reports = await told({
      now: "2026-06-15T12:00:00-06:00",
      read: ["2026-06-08", "2026-06-15"],
      calls: [
        "2026-06-08T10:00:00-06:00",
        "2026-06-09T12:00:00-06:00",
        "2026-06-09T23:59:59-06:00",
        "2026-06-10T10:00:00-06:00",
      ],
    });
    const { calendar } = await reports.store.settings.workspace();
    // Last Monday was free, so that last week's first working day is Tuesday, half a day.
    await reports.store.settings.changeWorkspace({
      calendar: {
        weights: [1, 0.5, 1, 1, 1, 0, 0],
        dayStartMinute: 0,
        dayEndMinute: 24 * 60,
        holidays: [...calendar.holidays, { day: "2026-06-08", name: "off" }],
      },
    });
    expect(await before(reports, WEEKLY)).toEqual(["2026-06-08", "2026-06-09", 3]);
  });

  test("a whole earlier month is held against the whole one before it: 2 and 3", async () => {
    const reports = await told({
      now: "2026-06-15T12:00:00-06:00",
      read: ["2026-03-01", "2026-06-15"],
      calls: [
        "2026-05-01T10:00:00-06:00",
        "2026-05-31T20:00:00-06:00",
        "2026-04-01T00:00:00-06:00",
        "2026-04-30T23:59:59-06:00",
        "2026-04-11T10:00:00-06:00",
        "2026-03-31T23:59:59-06:00",
      ],
    });
    const asked = { period: "monthly", back: 1 } as const;
    expect((await teamMetrics(reports.context, asked)).totals.phone_call_quantity).toBe(2);
    expect(await before(reports, asked)).toEqual(["2026-04-01", "2026-04-30", 3]);
  });

  test("days of one's own choice are held against as many before them: 1 and 2", async () => {
    const reports = await told({
      now: "2026-06-15T12:00:00-06:00",
      read: ["2026-06-01", "2026-06-15"],
      calls: [
        "2026-06-08T10:00:00-06:00",
        "2026-06-06T10:00:00-06:00",
        "2026-06-07T10:00:00-06:00",
      ],
    });
    const asked = { from: "2026-06-08", to: "2026-06-09" };
    expect(await before(reports, asked)).toEqual(["2026-06-06", "2026-06-07", 2]);
  });
});

describe("a part of which something was not read", () => {
  test("has no amount, neither of the rep nor of the team", async () => {
    const reports = await told({
      now: "2026-06-17T12:00:00-06:00",
      read: ["2026-06-09", "2026-06-17"],
      calls: ["2026-06-09T10:00:00-06:00"],
    });
    // Monday the 8th is missing.
    expect((await before(reports, WEEKLY))[2]).toBeNull();
    const home = await teamOverview(reports.context, "weekly");
    expect([home.teamBefore, home.rows[0]?.callsBefore]).toEqual([null, null]);
  });

  test("has no amount where the day that is cut was not read", async () => {
    const reports = await told({
      now: "2026-06-16T12:00:00-06:00",
      read: ["2026-06-08", "2026-06-08"],
      calls: [],
    });
    expect((await before(reports, WEEKLY))[2]).toBeNull();
  });

  test("needs nobody's days only where the window itself has them", async () => {
    const reports = await told({
      now: "2026-06-16T12:00:00-06:00",
      read: ["2026-06-08", "2026-06-16"],
      calls: ["2026-06-08T10:00:00-06:00"],
    });
    expect((await before(reports, WEEKLY))[2]).toBe(1);
    await reports.sync({ windows: { unassigned: ["2026-06-15", "2026-06-15"] }, personKeys: [] });
    expect((await before(reports, WEEKLY))[2]).toBeNull();
    await reports.sync({ windows: { unassigned: ["2026-06-08", "2026-06-09"] }, personKeys: [] });
    expect((await before(reports, WEEKLY))[2]).toBe(1);
  });

  test("does not need the days of a rep who left: what is known of them counts", async () => {
    const reports = await told({
      now: "2026-06-16T12:00:00-06:00",
      read: ["2026-06-08", "2026-06-16"],
      calls: ["2026-06-08T10:00:00-06:00"],
    });
    const teo = aUser("teo");
    await reports.store.users.add([teo]);
    await reports.sync({
      people: [aPerson("12", teo.email)],
      windows: { teo: ["2026-06-08", "2026-06-08"] },
      personKeys: [],
      calls: [aCall("t1", "12", "2026-06-08T11:00:00-06:00", 60)],
    });
    expect((await before(reports, WEEKLY))[2]).toBeNull();
    await reports.store.users.update([{ ...teo, active: false }]);
    expect((await before(reports, WEEKLY))[2]).toBe(1 + 1);
  });
});
