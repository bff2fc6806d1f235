import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { explain } from "#src/reports/explain.ts";
import { openReportStory, type ReportStory } from "#tests/builders/report-story.ts";
import { aCall, anUnreadable, aPerson, aUser } from "#tests/builders/store-sync.ts";

const MARA = aUser("mara", { name: "Mara" });
const TEO = aUser("teo", { name: "Teo" });
const PEOPLE = [aPerson("11", MARA.email), aPerson("12", TEO.email)];
const [TUESDAY, WEDNESDAY] = ["2026-06-16", "2026-06-17"] as const;

type Asked = Partial<Parameters<typeof explain>[1]>;

describe("Mara's 2 calls of 60 and 30 seconds, one of Teo's and one of nobody's", () => {
  let reports: ReportStory;
  const ask = (query: Asked = {}) =>
    explain(reports.context, {
      measure: "phone_call_quantity",
      userId: null,
      asked: { from: TUESDAY, to: WEDNESDAY },
      hour: null,
      after: null,
      limit: 50,
      withCalls: true,
      ...query,
    });

  beforeEach(async () => {
    reports = openReportStory({ now: `${WEDNESDAY}T20:00:00Z` });
    await reports.store.users.add([MARA, TEO]);
    const calls = [
      aCall("m1", "11", `${TUESDAY}T09:00:00Z`, 60),
      { ...aCall("m2", "11", `${WEDNESDAY}T09:59:59Z`, 30), outcome: "unanswered" as const },
      aCall("m3", "11", `${WEDNESDAY}T10:00:00Z`, 100),
      { ...aCall("t1", "12", `${WEDNESDAY}T11:00:00Z`, 5), direction: "in" as const },
      aCall("t2", "12", `${TUESDAY}T11:00:00Z`, 7),
      aCall("n1", null, `${WEDNESDAY}T12:00:00Z`, 9),
    ];
    const windows = {
      mara: [TUESDAY, WEDNESDAY],
      teo: [WEDNESDAY, WEDNESDAY],
      unassigned: [TUESDAY, WEDNESDAY],
    } as const;
    await reports.sync({ people: PEOPLE, windows, calls });
    // The second read finds m3 gone, and a row of Mara's that it cannot read.
    await reports.sync({
      people: PEOPLE,
      windows,
      calls: calls.filter(({ sourceId }) => sourceId !== "m3"),
      unreadable: [anUnreadable("bad", { personKey: "11" })],
    });
  });
  afterEach(() => reports.close());

  test("are a list of four, each with its day, its rep and what became of it", async () => {
    const { value, unit, counted, calls, parts, days, userName, readAt, definition } = await ask();
    expect([value, unit, userName, definition.label]).toEqual([
      4,
      "calls",
      "The whole team",
      "Calls",
    ]);
    expect(counted).toEqual({ calls: 4, totalSeconds: 60 + 30 + 5 + 9, answered: null });
    expect(calls?.map(({ callId, day, userName: name }) => [callId, day, name])).toEqual([
      ["n1", WEDNESDAY, "Unassigned"],
      ["t1", WEDNESDAY, "Teo"],
      ["m2", WEDNESDAY, "Mara"],
      ["m1", TUESDAY, "Mara"],
    ]);
    expect(calls?.[1]).toEqual({
      callId: "t1",
      source: "justcall",
      at: `${WEDNESDAY}T11:00:00.000Z`,
      day: WEDNESDAY,
      zone: "UTC",
      userId: "teo",
      userName: "Teo",
      direction: "in",
      outcome: "answered",
      totalSeconds: 5,
      otherNumber: "13035550142",
      text: null,
      amount: null,
      twins: [],
    });
    expect(parts).toEqual([
      { userId: "mara", userName: "Mara", value: 2 },
      { userId: "teo", userName: "Teo", value: 1 },
      { userId: "unassigned", userName: "Unassigned", value: 1 },
    ]);
    expect(days).toEqual([
      { day: TUESDAY, value: 1 },
      { day: WEDNESDAY, value: 3 },
    ]);
    // The second read covered every day anew, a second before its commit.
    expect(readAt).toEqual({
      from: new Date(reports.story.now - 1_000).toISOString(),
      to: new Date(reports.story.now - 1_000).toISOString(),
    });
  });

  test("say what was left out: m3 is gone, t2's day was not synced, one row cannot be read", async () => {
    const { leftOut } = await ask();
    expect(leftOut.map(({ reason, count, examples }) => [reason, count, examples])).toEqual([
      ["gone_at_source", 1, [{ callId: "m3", at: `${WEDNESDAY}T10:00:00.000Z` }]],
      ["day_not_synced", 1, [{ callId: "t2", at: `${TUESDAY}T11:00:00.000Z` }]],
      ["unreadable", 1, [{ callId: "bad", at: null }]],
    ]);
    const mara = await ask({ userId: "mara" });
    expect(mara.leftOut.map(({ reason }) => reason)).toEqual(["gone_at_source", "unreadable"]);
    const teo = await ask({ userId: "teo", asked: { from: WEDNESDAY, to: WEDNESDAY } });
    expect(teo.leftOut).toEqual([]);
    expect(teo.missing).toEqual([]);
    expect((await ask({ userId: "teo" })).missingRepDays).toBe(1);
  });

  test("are 1 + 0 of two outgoing ones of Mara's picked up, 45 s on average, one in the hour of nine of each day", async () => {
    const mara = { userId: "mara" } as const;
    expect(await ask({ ...mara, measure: "answered_share" })).toMatchObject({
      value: 1 / 2,
      counted: { calls: 2, totalSeconds: 90 },
    });
    expect((await ask({ ...mara, measure: "average_call_seconds" })).value).toBe(45);
    expect(await ask({ ...mara, hour: 9 })).toMatchObject({ value: 2, hour: 9 });
    expect(await ask({ ...mara, hour: 10 })).toMatchObject({ value: 0, calls: [] });
    expect((await ask({ measure: "answered_share" })).counted.calls).toBe(3);
    expect(await ask({ measure: "reps_calling" })).toMatchObject({
      value: 2,
      parts: [
        { userId: "mara", value: 1 },
        { userId: "teo", value: 1 },
        { userId: "unassigned", value: null },
      ],
    });
    expect((await ask({ measure: "reps_calling", userId: "unassigned" })).value).toBeNull();
  });

  test("stay whose they were counted for when a user is added, until the next sync", async () => {
    await reports.store.users.add([aUser("zoe", { email: "zoe@example.com" })]);
    const nobodys = await ask({ userId: "unassigned" });
    expect([nobodys.value, nobodys.counted.calls]).toEqual([1, 1]);
    expect((await ask({ userId: "zoe" })).value).toBeNull();
  });

  test("are asked for page by page, and not from a place that no page gave", async () => {
    const first = await ask({ limit: 3 });
    expect(first.calls).toHaveLength(3);
    const second = await ask({ limit: 3, after: first.next });
    expect(second.calls?.map(({ callId }) => callId)).toEqual(["m1"]);
    expect(second.next).toBeNull();
    expect(second.counted).toEqual(first.counted);
    await expect(ask({ after: "x" })).rejects.toMatchObject({ code: "invalid_request" });
  });

  test("are not asked of somebody there is not, nor by the hour of what has no hours", async () => {
    await expect(ask({ userId: "nobody" })).rejects.toMatchObject({ code: "user_not_found" });
    await expect(ask({ measure: "deals_won_amount", hour: 9 })).rejects.toMatchObject({
      code: "invalid_request",
    });
    const deals = await ask({ measure: "deals_won_amount" });
    expect(deals).toMatchObject({ value: null, calls: [], leftOut: [], parts: [], readAt: null });
  });
});
