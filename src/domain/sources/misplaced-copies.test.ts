import { describe, expect, test } from "vitest";
import { misplacedCopies, type PlacedCall, type PlacedCopy } from "./misplaced-copies.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Monday 2026-11-16, 17:04:37 UTC: no whole minute, as with any call. */
const AT = Date.UTC(2026, 10, 16, 17, 4, 37);

const aCall = (part: Partial<PlacedCall> = {}): PlacedCall => ({
  sourceId: "411",
  userId: "ada",
  at: AT,
  totalSeconds: 252,
  otherNumber: "13035550143",
  ...part,
});
const answered = (length = "04:12", number = "+13035550143") =>
  `Outbound Call (${length})\ncalled via +13125550100\ncalled to ${number}`;
const UNANSWERED =
  "Outbound Call to Dana (No answer)\ncalled via +13125550100\ncalled to +13035550143";
const aCopy = (part: Partial<PlacedCopy> = {}): PlacedCopy => ({
  sourceId: "98",
  userId: "ada",
  at: AT,
  text: answered(),
  numbers: [],
  subject: "person/1",
  ...part,
});
const found = (calls: readonly PlacedCall[], copies: readonly PlacedCopy[]) =>
  Object.fromEntries(misplacedCopies(calls, copies));

describe("a copy that names no call is found", () => {
  test.each<[string, Partial<PlacedCopy>, Partial<PlacedCall>]>([
    ["another rep's, at the moment of the call", { userId: "bo" }, {}],
    ["another rep's, dated by the end", { userId: "bo", at: AT + 252_000 + MINUTE }, {}],
    [
      "another rep's, of a call that nobody took",
      { userId: "bo", text: UNANSWERED },
      { totalSeconds: 0 },
    ],
    [
      "another rep's, by the number of its contact",
      {
        userId: "bo",
        text: "Outbound Call (04:12)\nhttps://justcall.io/rec/1",
        numbers: ["3035550143"],
      },
      {},
    ],
    ["on another day, as long", { at: AT - 25 * HOUR + 3 * MINUTE }, {}],
    [
      "on another day, as short as nobody took it, at the same second of another hour",
      { at: AT - DAY - 7 * HOUR, text: UNANSWERED },
      { totalSeconds: 0 },
    ],
    ["hours off on the same day, as long", { at: AT - 3 * HOUR }, {}],
  ])("%s", (_, copy, call) => {
    expect(found([aCall(call)], [aCopy(copy)])).toEqual({ 98: "411" });
  });
});

describe("a stranger is no copy", () => {
  test.each<[string, Partial<PlacedCopy>, Partial<PlacedCall>]>([
    ["of another number", { text: answered("04:12", "+13035550199") }, {}],
    ["another rep's, minutes later", { userId: "bo", at: AT + 20 * MINUTE }, {}],
    ["another rep's, of another length", { userId: "bo", text: answered("00:41") }, {}],
    ["another rep's, on another day", { userId: "bo", at: AT - DAY }, {}],
    [
      "of the same number on the day before, of another length",
      { at: AT - DAY },
      { totalSeconds: 41 },
    ],
    [
      "of the same number on the day before, that nobody took either",
      { at: AT - DAY + 127_000, text: UNANSWERED },
      { totalSeconds: 0 },
    ],
    ["of the same length, three days off", { at: AT - 3 * DAY }, {}],
  ])("%s", (_, copy, call) => {
    expect(found([aCall(call)], [aCopy(copy)])).toEqual({});
  });
});

test("each call has one copy, the moment before the length, and the order of what is given does not matter", () => {
  const calls = [aCall(), aCall({ sourceId: "412", at: AT + DAY })];
  const copies = [
    aCopy({ sourceId: "97", at: AT - DAY }),
    aCopy({ sourceId: "98", userId: "bo", at: AT + MINUTE }),
    aCopy({ sourceId: "99", at: AT - DAY + HOUR }),
  ];
  expect(found(calls, copies)).toEqual({ 98: "411", 99: "412" });
  expect(found(calls.toReversed(), copies.toReversed())).toEqual(found(calls, copies));
});
