import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DialerCall, type LoggedCall, pairCalls } from "./pairing.ts";

const BETWEEN = { dialer: "justcall", crm: "copper" } as const;
const START = Date.parse("2026-09-21T14:00:00Z");
const OWN_LINE = "Called via: +13125550190";

function call(sourceId: string, second: number, parts: Partial<DialerCall> = {}): DialerCall {
  const at = START + second * 1_000;
  return { sourceId, at, totalSeconds: 0, otherNumber: "13125550143", ...parts };
}

function log(sourceId: string, second: number, parts: Partial<LoggedCall> = {}): LoggedCall {
  const at = START + second * 1_000;
  return { sourceId, at, text: null, numbers: ["3125550143"], subject: "person/1", ...parts };
}

function pairs(dialer: readonly DialerCall[], logged: readonly LoggedCall[]) {
  return Object.fromEntries(
    [...pairCalls(dialer, logged, BETWEEN)].map(([id, { source, sourceId, rule }]) => [
      id,
      `${rule} ${source} ${sourceId}`,
    ]),
  );
}

describe("a CRM's call and the call that it is a copy of", () => {
  test.each([
    [0, 0.95],
    [60, 0.95],
    [61, 0.9],
    [180, 0.9],
    [181, 0.8],
    [300, 0.8],
    [-300, 0.8],
    [301, undefined],
    [-301, undefined],
  ])("%d seconds from the start or the end is as sure as %s", (second, confidence) => {
    const twinAt = (at: number, totalSeconds: number) =>
      pairCalls([call("1", 0, { totalSeconds })], [log("9", at)], BETWEEN).get("9");
    expect(twinAt(second, 0)?.confidence).toBe(confidence);
    if (second >= 0) expect(twinAt(second + 3_600, 3_600)?.confidence).toBe(confidence);
  });

  test("the id in its text is surer than any time", () => {
    const text = "Outgoing Call\nCall ID: 2";
    const twins = pairCalls([call("1", 0), call("2", 9_000)], [log("9", 0, { text })], BETWEEN);
    expect(twins.get("9")).toEqual({
      source: "justcall",
      sourceId: "2",
      rule: "call_id",
      confidence: 1,
    });
  });

  test("what the telephone system wrote is a copy, found or not; with an unknown id it takes nobody else's call", () => {
    const found = log("7", 0, { text: `Outbound Call (00:10)\n${OWN_LINE}` });
    const older = log("8", 900, { text: `Outbound Call (00:10)\n${OWN_LINE}` });
    const named = log("9", 0, { text: `Outgoing Call\nCall ID: 5\n${OWN_LINE}`, subject: null });
    expect(pairs([call("1", 0)], [found, older, named])).toEqual({
      7: "number_and_time justcall 1",
      8: "dialer_text justcall null",
      9: "dialer_text justcall null",
    });
    expect(pairs([call("1", 0)], [log("6", 90), named])).toEqual({
      6: "number_and_time justcall 1",
      9: "dialer_text justcall null",
    });
  });

  test("one log on several contacts is known by any of their numbers, and is the lowest id's", () => {
    const text = "They sign";
    const logged = [
      log("10", 5, { text, subject: "person/2" }),
      log("9", 5, { text: ` ${text}\n`, subject: "company/1", numbers: [] }),
      log("11", 40, { subject: "person/2" }),
      log("12", 5, { text, subject: null, numbers: [] }),
    ];
    expect(pairs([call("1", 0)], logged)).toEqual({
      9: "number_and_time justcall 1",
      10: "same_log copper 9",
    });
  });

  test("rows without a text, or twice on one contact, are no one log", () => {
    const logged = [
      log("1", 0, { text: " ", numbers: [] }),
      log("2", 0, { text: " ", numbers: [], subject: "person/2" }),
      log("3", 0, { text: "VM", numbers: [] }),
      log("4", 0, { text: "VM", numbers: [] }),
    ];
    expect(pairs([], logged)).toEqual({});
  });

  test("each call is taken once for a contact, by the nearest, and not beside its id", () => {
    const logged = [log("7", 20), log("8", 10), log("9", 30, { subject: "person/2" })];
    expect(pairs([call("1", 0)], logged)).toEqual({
      8: "number_and_time justcall 1",
      9: "number_and_time justcall 1",
    });
    const named = log("5", 100, { text: "Outgoing Call\nCall ID: 1" });
    expect(pairs([call("1", 0)], [named, log("6", 0)])).toEqual({ 5: "call_id justcall 1" });
  });

  test("a call without a number is nobody's by time", () => {
    const nameless = call("1", 0, { otherNumber: null });
    expect(pairs([nameless], [log("9", 0), log("8", 0, { numbers: [""] })])).toEqual({});
  });
});

describe("any calls of a rep", () => {
  const second = fc.integer({ min: 0, max: 40 }).map((half) => half * 30);
  const number = fc.constantFrom("13125550143", "3125550143", "13125550177", "22123456");
  const ids = { selector: ({ sourceId }: { sourceId: string }) => sourceId, maxLength: 12 };
  const id = fc.integer({ min: 1, max: 120 }).map(String);
  const dialer = fc.uniqueArray(
    fc
      .tuple(id, second, fc.constantFrom(0, 30, 400), fc.option(number))
      .map(([sourceId, at, totalSeconds, otherNumber]) =>
        call(sourceId, at, { totalSeconds, otherNumber }),
      ),
    ids,
  );
  const text = fc.oneof(
    fc.constantFrom(null, "", "VM", "312 555 0177", `Missed call\n${OWN_LINE}`),
    id.map((named) => `Outgoing Call\nCall ID: ${named}`),
  );
  const subject = fc.constantFrom("person/1", "person/2", "company/1", null);
  const logged = fc.uniqueArray(
    fc
      .tuple(id, second, text, fc.array(number, { maxLength: 2 }), subject)
      .map(([sourceId, at, written, numbers, on]) =>
        log(sourceId, at, { text: written, numbers, subject: on }),
      ),
    ids,
  );
  const shuffled = fc.tuple(dialer, logged).chain(([calls, logs]) =>
    fc.record({
      calls: fc.constant(calls),
      logs: fc.constant(logs),
      otherCalls: fc.shuffledSubarray(calls, { minLength: calls.length }),
      otherLogs: fc.shuffledSubarray(logs, { minLength: logs.length }),
    }),
  );

  test("are paired alike in any order, and each time", () => {
    fc.assert(
      fc.property(shuffled, ({ calls, logs, otherCalls, otherLogs }) => {
        const twins = [...pairCalls(calls, logs, BETWEEN)];
        expect([...pairCalls(otherCalls, otherLogs, BETWEEN)]).toEqual(twins);
        expect([...pairCalls(calls, logs, BETWEEN)]).toEqual(twins);
      }),
      { numRuns: 500 },
    );
  });

  test("are taken once for a contact, and no copy stands for another", () => {
    fc.assert(
      fc.property(dialer, logged, (calls, logs) => {
        const twins = pairCalls(calls, logs, BETWEEN);
        const rows = new Map(logs.map((row) => [row.sourceId, row]));
        const byTime = [...twins].filter(([, { rule }]) => rule === "number_and_time");
        const places = byTime.map(([row, twin]) => `${twin.sourceId} ${rows.get(row)?.subject}`);
        expect(new Set(places).size).toBe(places.length);
        for (const { rule, sourceId } of twins.values())
          if (rule === "same_log") expect(twins.get(sourceId ?? "")?.rule).not.toBe("same_log");
      }),
      { numRuns: 500 },
    );
  });
});
