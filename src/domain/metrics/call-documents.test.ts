import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eachDay } from "../calendar/day.ts";
import { endOfDay, startOfDay } from "../calendar/zone.ts";
import { callDocuments } from "./call-documents.ts";
import { type CallTally, tallyByDay } from "./call-tally.ts";
import { type MetricDocument, metricDay, sameMeasure } from "./metric.ts";

const REP = { userId: "user123", source: "justcall" } as const;
const SYNCED_AT = "2025-10-01T08:00:00.000Z";

const documentsOf = (tally: CallTally | null, day = "2025-09-30") =>
  callDocuments(REP, [day], new Map(tally === null ? [] : [[day, tally]]), SYNCED_AT);

function only(documents: readonly MetricDocument[], type: string): MetricDocument {
  const found = documents.filter((document) => document.type === type);
  const [document] = found;
  if (document === undefined || found.length !== 1) throw new Error(`${found.length} of ${type}`);
  return document;
}

describe("the documents of a day", () => {
  test("15 calls of 3600 seconds in all are 15, 3600 / 60 = 60 minutes and 3600 / 15 = 240 on average", () => {
    expect(documentsOf({ calls: 15, totalSeconds: 3600 })).toEqual([
      {
        id: "user123_phone_call_quantity_2025-09-30_justcall",
        userId: "user123",
        type: "phone_call_quantity",
        value: 15,
        date: "2025-09-30T00:00:00.000Z",
        source: "justcall",
        metadata: { totalSeconds: 3600, averageSeconds: 240, syncedAt: SYNCED_AT },
        createdAt: SYNCED_AT,
      },
      {
        id: "user123_talk_time_minutes_2025-09-30_justcall",
        userId: "user123",
        type: "talk_time_minutes",
        value: 60,
        date: "2025-09-30T00:00:00.000Z",
        source: "justcall",
        metadata: { totalSeconds: 3600, averageSeconds: 240, syncedAt: SYNCED_AT },
        createdAt: SYNCED_AT,
      },
    ]);
  });

  test("a day without calls has both, zero, and no average", () => {
    const documents = documentsOf(null);
    expect(documents.map((document) => document.value)).toEqual([0, 0]);
    for (const { metadata } of documents) {
      expect(metadata).toEqual({ totalSeconds: 0, averageSeconds: null, syncedAt: SYNCED_AT });
    }
  });

  test("a day of unanswered calls has an average of zero, which is not none", () => {
    const document = only(documentsOf({ calls: 3, totalSeconds: 0 }), "phone_call_quantity");
    expect(document.value).toBe(3);
    expect(document.metadata.averageSeconds).toBe(0);
  });

  test("100 seconds are 100 / 60 minutes, not 1.67 and not 2; only the average is whole", () => {
    const document = only(documentsOf({ calls: 3, totalSeconds: 100 }), "talk_time_minutes");
    expect(document.value).toBe(100 / 60);
    // 100 / 3 = 33.33…
    expect(document.metadata.averageSeconds).toBe(33);
    expect(document.metadata.totalSeconds).toBe(100);
  });

  test("30 days are 60 documents in the order of the days, whatever days had calls", () => {
    const days = eachDay("2025-09-01", "2025-09-30");
    const tallies = new Map([["2025-09-11", { calls: 2, totalSeconds: 50 }]]);
    const documents = callDocuments(REP, days, tallies, SYNCED_AT);
    expect(documents).toHaveLength(60);
    expect(new Set(documents.map((document) => document.id)).size).toBe(60);
    expect(documents.filter((_, place) => place % 2 === 0).map(metricDay)).toEqual(days);
    expect(documents.filter((document) => document.value > 0)).toHaveLength(2);
  });

  test("tallies of days that were not asked for make no documents", () => {
    const tallies = new Map([["2025-10-01", { calls: 2, totalSeconds: 50 }]]);
    expect(callDocuments(REP, [], tallies, SYNCED_AT)).toEqual([]);
  });
});

const zones = fc.constantFrom("America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC");
const [FIRST, LAST] = ["2026-02-20", "2026-04-10"];
const calls = fc.array(
  fc.record({
    at: fc
      .integer({
        min: startOfDay(FIRST, "Asia/Kolkata") / 1000 + 86_400,
        max: endOfDay(LAST, "Asia/Kolkata") / 1000 - 86_400,
      })
      .map((seconds) => seconds * 1000),
    totalSeconds: fc.integer({ min: 0, max: 20_000 }),
  }),
  { maxLength: 60 },
);

describe("sums", () => {
  test("of all documents are the calls and the seconds that went in, in any zone", () => {
    fc.assert(
      fc.property(calls, zones, (list, zone) => {
        const days = eachDay(FIRST, LAST);
        const documents = callDocuments(REP, days, tallyByDay(list, zone), SYNCED_AT);
        const seconds = list.reduce((sum, call) => sum + call.totalSeconds, 0);
        const quantity = documents.filter((one) => one.type === "phone_call_quantity");
        const talk = documents.filter((one) => one.type === "talk_time_minutes");
        expect(quantity.reduce((sum, one) => sum + one.value, 0)).toBe(list.length);
        expect(talk.reduce((sum, one) => sum + one.metadata.totalSeconds, 0)).toBe(seconds);
        expect(talk.reduce((sum, one) => sum + one.value, 0)).toBeCloseTo(seconds / 60, 6);
        for (const one of talk) expect(one.value).toBe(one.metadata.totalSeconds / 60);
      }),
    );
  });

  test("do not depend on the order of the calls", () => {
    fc.assert(
      fc.property(calls, zones, (list, zone) => {
        expect(tallyByDay(list.toReversed(), zone)).toEqual(
          new Map([...tallyByDay(list, zone)].reverse()),
        );
      }),
    );
  });
});

describe("the same measure", () => {
  const [one] = documentsOf({ calls: 2, totalSeconds: 50 });
  if (one === undefined) throw new Error("no document");

  test("is told by value, seconds and average, whenever it was synced", () => {
    const later = {
      ...one,
      createdAt: "2026-01-01T00:00:00.000Z",
      metadata: { ...one.metadata, syncedAt: "2026-01-01T00:00:00.000Z" },
    };
    expect(sameMeasure(one, later)).toBe(true);
  });

  test.each([
    { value: 3 },
    { metadata: { ...one.metadata, totalSeconds: 51 } },
    { metadata: { ...one.metadata, averageSeconds: null } },
  ])("is not there with %j", (difference) => {
    expect(sameMeasure(one, { ...one, ...difference })).toBe(false);
  });
});
