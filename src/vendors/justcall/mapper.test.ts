import { describe, expect, test } from "vitest";
import type { Activity } from "#src/domain/activity/activity.ts";
import { mappedId, toActivity, toVendorPerson } from "./mapper.ts";
import lastPage from "./recordings/calls-last-page.json" with { type: "json" };
import firstPage from "./recordings/calls-page.json" with { type: "json" };
import usersPage from "./recordings/users-page.json" with { type: "json" };
import { pageSchema, userRowSchema } from "./schema.ts";

type Row = Record<string, unknown>;

const [GOOD] = firstPage.data;
if (GOOD === undefined) throw new Error("no row");

const withInfo = (part: Row): Row => ({ ...GOOD, call_info: { ...GOOD.call_info, ...part } });
const withDuration = (part: Row): Row => ({
  ...GOOD,
  call_duration: { ...GOOD.call_duration, ...part },
});

function activityOf(row: unknown): Activity {
  const mapped = toActivity(row);
  if ("unreadable" in mapped) throw new Error(mapped.unreadable.reason);
  return mapped.activity;
}

function unreadableOf(row: unknown) {
  const mapped = toActivity(row);
  if ("activity" in mapped) throw new Error("it could be read");
  return mapped.unreadable;
}

describe("recorded calls", () => {
  test("become activities, each with its instant in UTC, outcome, seconds and person", () => {
    const rows = [...firstPage.data, ...lastPage.data].map(activityOf);
    expect(
      rows.map((one) => [
        one.sourceId,
        new Date(one.at).toISOString(),
        one.direction,
        one.outcome,
        one.totalSeconds,
        one.person?.id ?? null,
      ]),
    ).toEqual([
      ["401220317", "2026-09-15T00:12:09.000Z", "out", "answered", 247, "218804"],
      ["401220544", "2026-09-15T01:03:55.000Z", "in", "missed", 0, null],
      ["401220733", "2026-09-15T14:25:43.000Z", "in", "voicemail", 19, "218811"],
      [String(lastPage.data[0]?.id), "2026-09-15T16:40:02.000Z", "out", "unanswered", 0, "218804"],
      ["401221188", "2026-09-15T17:05:31.000Z", "in", "answered", 742, "218811"],
    ]);
  });

  test("are whole: every field of the first, by hand", () => {
    expect(activityOf(GOOD)).toEqual({
      source: "justcall",
      sourceId: "401220317",
      kind: "call",
      at: Date.UTC(2026, 8, 15, 0, 12, 9),
      direction: "out",
      outcome: "answered",
      vendorType: "answered",
      totalSeconds: 247,
      talkSeconds: 235,
      holdSeconds: 12,
      ringSeconds: 14,
      otherNumber: "13035550142",
      person: { id: "218804", name: "Mara Okonjo", email: "Mara.Okonjo@example.com" },
    });
  });

  test("stand in an envelope that says how many there are", () => {
    expect(pageSchema.parse(firstPage)).toMatchObject({ total_count: 5 });
    expect(pageSchema.parse(firstPage).next_page_link).toContain("page=1");
    expect(pageSchema.parse(lastPage).next_page_link ?? null).toBeNull();
  });
});

test("recorded users become people with their zone", () => {
  const people = usersPage.data.map((row) => toVendorPerson(userRowSchema.parse(row)));
  const timeZone = "America/Denver";
  expect(people).toEqual([
    {
      source: "justcall",
      id: "218811",
      name: "Teo Lindgren",
      email: "teo.lindgren@example.com",
      timeZone,
    },
    {
      source: "justcall",
      id: "218804",
      name: "Mara Okonjo",
      email: "Mara.Okonjo@example.com",
      timeZone,
    },
  ]);
});

test.each([null, "", "Mars/Olympus", "+02:00", "Mountain Time"])(
  "a user's zone of %j is none",
  (timezone) => {
    const row = userRowSchema.parse({ id: 1, name: null, email: " ", timezone });
    expect(toVendorPerson(row)).toMatchObject({ id: "1", email: null, timeZone: null });
  },
);

describe("a row that is odd but can be read", () => {
  test.each<[string, Row, Partial<Activity>]>([
    ["an id as text", { ...GOOD, id: "401220317" }, { sourceId: "401220317" }],
    [
      "an unpadded hour",
      { ...GOOD, call_time: "8:25:43" },
      { at: Date.UTC(2026, 8, 15, 8, 25, 43) },
    ],
    ["the leap day", { ...GOOD, call_date: "2024-02-29" }, { at: Date.UTC(2024, 1, 29, 0, 12, 9) }],
    ["agent 0", { ...GOOD, agent_id: 0, agent_email: null }, { person: null }],
    ['agent "0"', { ...GOOD, agent_id: "0", agent_email: "" }, { person: null }],
    ["an empty agent", { ...GOOD, agent_id: "", agent_email: " " }, { person: null }],
    ["a null agent", { ...GOOD, agent_id: null, agent_email: null }, { person: null }],
    ["an agent as text", { ...GOOD, agent_id: "218804" }, { person: activityOf(GOOD).person }],
    [
      "an agent with an address only",
      { ...GOOD, agent_id: null },
      { person: { id: null, name: "Mara Okonjo", email: "Mara.Okonjo@example.com" } },
    ],
    [
      "a number as digits",
      { ...GOOD, contact_number: 13035550142 },
      { otherNumber: "13035550142" },
    ],
    [
      "a dressed number",
      { ...GOOD, contact_number: "+1 (303) 555-0142" },
      { otherNumber: "13035550142" },
    ],
    ["no number", { ...GOOD, contact_number: "" }, { otherNumber: null }],
    [
      "durations as text",
      withDuration({ total_duration: "247", hold_time: " 12 " }),
      { totalSeconds: 247, holdSeconds: 12 },
    ],
    ["a fraction of a second", withDuration({ total_duration: 246.6 }), { totalSeconds: 247 }],
    [
      "a total in words only",
      withDuration({ total_duration: null, friendly_duration: "01:04:07" }),
      { totalSeconds: 3847 },
    ],
    [
      "parts left out",
      withDuration({ conversation_time: null, hold_time: null, ring_time: null }),
      { talkSeconds: null, holdSeconds: null, ringSeconds: null },
    ],
    ["no direction", withInfo({ direction: null }), { direction: null }],
    ["an inbound one", withInfo({ direction: " INBOUND " }), { direction: "in" }],
    ["fields nobody knows", { ...GOOD, brand_new: { deep: [1] } }, { totalSeconds: 247 }],
  ])("%s", (_, row, expected) => {
    expect(activityOf(row)).toMatchObject(expected);
  });

  test.each([
    ["Answered", "answered"],
    ["answered", "answered"],
    ["ANSWERED ", "answered"],
    ["not_answered", "unanswered"],
    ["No Answer", "unanswered"],
    ["Abandoned before ringing", "abandoned"],
    ["In Progress", "in_progress"],
    ["in-progress", "in_progress"],
    ["Voicemail", "voicemail"],
    ["Canceled", "cancelled"],
    ["Restricted", "restricted"],
    ["martian", "other"],
    ["", "other"],
    [null, "other"],
    ["constructor", "other"],
    ["__proto__", "other"],
    ["toString", "other"],
  ])("the type %j is %s, and the vendor's word is kept", (type, outcome) => {
    const activity = activityOf(withInfo({ type }));
    expect(activity.outcome).toBe(outcome);
    expect(activity.vendorType).toBe(type);
  });

  test.each(["missed", "unanswered", "busy", "failed", "abandoned", "in progress"])(
    "a %s call without durations lasted nothing",
    (type) => {
      const none = { total_duration: null, friendly_duration: null };
      const row = { ...withDuration(none), call_info: { ...GOOD.call_info, type } };
      expect(activityOf(row).totalSeconds).toBe(0);
    },
  );
});

describe("a row that cannot be read comes back with its id and the reason", () => {
  test.each<[string, Row, RegExp]>([
    ["a null date", { ...GOOD, call_date: null }, /call_date/],
    ["a null time", { ...GOOD, call_time: null }, /call_time/],
    ["no date at all", { ...GOOD, call_date: undefined }, /call_date/],
    ["an empty time", { ...GOOD, call_time: "" }, /time/],
    ["not a date", { ...GOOD, call_date: "yesterday" }, /yesterday/],
    ["a day that does not exist", { ...GOOD, call_date: "2026-02-30" }, /2026-02-30/],
    ["month 13", { ...GOOD, call_date: "2026-13-01" }, /2026-13-01/],
    ["hour 24", { ...GOOD, call_time: "24:00:00" }, /24:00:00/],
    ["minute 60", { ...GOOD, call_time: "10:60:00" }, /10:60:00/],
    ["a time without seconds", { ...GOOD, call_time: "10:30" }, /10:30/],
    ["a timestamp for a date", { ...GOOD, call_date: "2026-09-15T00:12:09Z" }, /time/],
    ["a null info block", { ...GOOD, call_info: null }, /call_info/],
    ["a null duration block", { ...GOOD, call_duration: null }, /call_duration/],
    ["a list for a block", { ...GOOD, call_duration: [] as unknown }, /duration/],
    ["a negative duration", withDuration({ total_duration: -5 }), /total_duration/],
    ["a duration of a year", withDuration({ total_duration: 31_536_000 }), /total_duration/],
    ["a duration in letters", withDuration({ total_duration: "long" }), /total_duration/],
    ["a duration that is true", withDuration({ total_duration: true }), /total_duration/],
    ["a negative part", withDuration({ hold_time: -1 }), /hold_time/],
    [
      "an answered call without durations",
      withDuration({ total_duration: null, friendly_duration: null }),
      /duration/,
    ],
    [
      "an answered call with odd words",
      withDuration({ total_duration: null, friendly_duration: "4 min" }),
      /duration/,
    ],
    ["a type that is a number", withInfo({ type: 7 }), /type/],
    ["an agent that is an object", { ...GOOD, agent_id: { id: 1 } }, /agent_id/],
  ])("%s", (_, row, reason) => {
    const unreadable = unreadableOf(row);
    expect(unreadable).toMatchObject({ source: "justcall", sourceId: "401220317" });
    expect(unreadable.reason).toMatch(reason);
    expect(mappedId({ unreadable })).toBe("401220317");
    expect(unreadable.row).toContain("401220317");
  });

  test.each<[string, unknown]>([
    ["missing", { ...GOOD, id: undefined }],
    ["null", { ...GOOD, id: null }],
    ["empty", { ...GOOD, id: "" }],
    ["zero", { ...GOOD, id: 0 }],
    ["negative", { ...GOOD, id: -4 }],
    ["a fraction", { ...GOOD, id: 1.5 }],
    ["a word", { ...GOOD, id: "abc" }],
  ])("an id that is %s is none, and the time and the person are kept", (_, row) => {
    expect(unreadableOf(row)).toMatchObject({
      sourceId: null,
      at: Date.UTC(2026, 8, 15, 0, 12, 9),
      personKey: "218804",
    });
    expect(unreadableOf(row).reason).toMatch(/id/);
  });

  test.each([null, undefined, 7, "row", [], true])("%j is no row", (row) => {
    expect(unreadableOf(row)).toMatchObject({ sourceId: null, at: null, personKey: "" });
  });

  test("what can be read of it is kept: the start, and whose it is", () => {
    expect(unreadableOf(withDuration({ total_duration: -5 }))).toMatchObject({
      at: Date.UTC(2026, 8, 15, 0, 12, 9),
      personKey: "218804",
    });
    expect(unreadableOf({ ...GOOD, call_date: null })).toMatchObject({
      at: null,
      personKey: "218804",
    });
    expect(unreadableOf({ ...GOOD, call_date: null, agent_id: null })).toMatchObject({
      personKey: "mail:mara.okonjo@example.com",
    });
  });

  test("a row as long as a book is cut at 4,000 characters", () => {
    const { row } = unreadableOf({ ...GOOD, call_date: null, notes: "x".repeat(50_000) });
    expect(row).toHaveLength(4_000);
  });
});

test("with any one leaf null a row is read or set aside with its id, and nothing is thrown", () => {
  const nulled: Row[] = Object.keys(GOOD).map((name) => ({ ...GOOD, [name]: null }));
  for (const name of Object.keys(GOOD.call_info)) nulled.push(withInfo({ [name]: null }));
  for (const name of Object.keys(GOOD.call_duration)) nulled.push(withDuration({ [name]: null }));
  const lost = nulled.filter((row) => "unreadable" in toActivity(row));
  expect(nulled.length).toBeGreaterThan(35);
  // id, call_date, call_time and the two blocks; all else is read.
  expect(lost).toHaveLength(5);
  for (const row of nulled) {
    expect(mappedId(toActivity(row))).toBe(row["id"] === null ? null : "401220317");
  }
});
