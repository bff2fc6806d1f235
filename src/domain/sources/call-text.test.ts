import { describe, expect, test } from "vitest";
import { readCallText } from "./call-text.ts";

const TODAY = [
  "Outgoing Call (Answered)",
  "Call ID: 300000417",
  "Call Duration: 00h 04m 12s",
  "Date & Time: 21st Sep 2026, 08:50am",
  "Called on: Dana Whitlock ( +13125550143 )",
  "Called via: +13125550190",
  "Assigned To: Priya Lindqvist",
  "Campaign Name: Spring (#3369526)",
  "Call Recording: https://app.justcall.io/recordings/99887766554",
  "Call Outcome (Disposition): Follow up",
  "Notes: agreed price, won't need samples",
].join("\n");

const OLDER = "Called via: +13125550190\nCalled to: +13125550143\nNotes - ";
const REDIAL =
  "https://justcall.io/app/macapp/dialpad_app.php?numbers=13125550143&utm_medium=5520014";

describe("a call's text that the telephone system wrote", () => {
  test("in today's wording names the call, the other side's number and the duration", () => {
    expect(readCallText(TODAY)).toEqual({
      callId: "300000417",
      byDialer: true,
      numbers: ["13125550143"],
      durationSeconds: 252,
    });
  });

  test("is read alike with tags, other line ends, or quotes left around it", () => {
    const expected = readCallText(TODAY);
    const html = TODAY.split("\n").map((line) => `<b>${line.replace(":", ":</b>")}`);
    for (const text of [
      html.join("<br />"),
      html.map((line) => `<p>${line}</p>`).join(""),
      TODAY.replaceAll("\n", "\r\n"),
      `"${TODAY}"`,
      `\n\n  ${TODAY}`,
    ])
      expect(readCallText(text), text).toEqual(expected);
  });

  test.each([
    ["Outbound Call (04:12)", 252],
    ["Outbound Call (1:04:12)", 3_852],
    ["Outbound Call to Dana (No answer)", null],
    ["OUTBOUND CALL to Dana (busy)", null],
  ])("in the older wording: %s", (header, durationSeconds) => {
    expect(readCallText(`${header}\n${OLDER}`)).toEqual({
      callId: null,
      byDialer: true,
      numbers: ["13125550143"],
      durationSeconds,
    });
  });

  test.each([
    ["Missed call from Dana", null],
    ["Incoming Call from Dana (04:12)", 252],
    ["Incoming Call from Dana 04:12", 252],
  ])("in the older wording, incoming: %s", (header, durationSeconds) => {
    const text = `${header}\nReceived on: +13125550190\nReceived from: +13125550143\nCall back - ${REDIAL}`;
    expect(readCallText(text)).toEqual({
      callId: null,
      byDialer: true,
      numbers: ["13125550143"],
      durationSeconds,
    });
  });

  test.each([
    "Missed Call\nCall ID: 145905458\nCall from: 07863 792041 ( +447863792041 )",
    `Missed call from Dana\nCall back - ${REDIAL}`,
    "Missed call from Dana\nVoicemail: app.justcall.io/v/1",
    'Incoming Call\n<a href="https://app.justcall.io/x">Recording</a>',
    "Incoming Call from Dana 04:12\nreceived on +1 (312) 555-0190",
    "Outbound Call (04:12) Called via: +13125550190 Called to: +13125550143 Notes - ",
    "Outgoing Call (Answered)\nCalled via: Sales 2 ( +13125550190 )",
  ])("is known by one of its marks: %s", (text) => {
    expect(readCallText(text).byDialer).toBe(true);
  });

  test("keeps its numbers where its lines ran together", () => {
    const text = "Outbound Call (04:12) Called via: +13125550190 Called to: +13125550143 Notes - ";
    expect(readCallText(text).numbers).toEqual(["13125550143"]);
    const line = "Called via: Sales 2 ( +13125550190 ) Called to: +13125550143";
    expect(readCallText(`Outbound Call (04:12)\n${line}`).numbers).toEqual(["13125550143"]);
  });
});

describe("a call's text that a person wrote", () => {
  test.each([
    "Incoming call from Dana, will call back",
    "Missed call from Dana",
    "Outbound call (04:12)",
    "Outgoing calls were all bad\nCalled via: +13125550190",
    "Spoke to Dana\nCalled via: +13125550190\nhttps://app.justcall.io/x",
    "Incoming call from Dana\nReceived on my mobile",
    "Incoming call from Dana\nThe contract was received on 21.09.2026",
    "Outbound call to Dana\nCalled via: WhatsApp",
    "Missed call from Dana, justcall.io is down again",
    "Missed call from Dana\nmail help@justcall.io/",
    "Missed call from Dana\nhttps://notjustcall.io/a https://justcall.io.example/b",
    "The call id: later",
  ])("is not taken for the telephone system's: %s", (text) => {
    expect(readCallText(text)).toMatchObject({ byDialer: false, durationSeconds: null });
  });

  test("may be none, and says nothing then", () => {
    const nothing = { callId: null, byDialer: false, numbers: [], durationSeconds: null };
    expect(readCallText(null)).toEqual(nothing);
    expect(readCallText(" \n ")).toEqual(nothing);
  });

  test("may name a call's id on a line of its own", () => {
    expect(readCallText("Follow-up\n - call id 300000417").callId).toBe("300000417");
    expect(readCallText("as agreed in Call ID: 300000417").callId).toBeNull();
  });

  test.each([
    ["Rang (312) 555-0143, no answer", ["3125550143"]],
    ["312.555.0143 or 312‑555‑0144", ["3125550143", "3125550144"]],
    ["+44 (0)20 7946 0011 / 020 7946 0012", ["442079460011", "02079460012"]],
    ["Office 030/1234567", ["0301234567"]],
    ["5550143/5550190", ["5550143", "5550190"]],
    ["312-555-0143x22, 312 555 0144 ext. 22", ["3125550143", "3125550144"]],
    ["312 555 0143 2 times, then 312 555 0144 (3x)", ["3125550143", "3125550144"]],
    [
      "312 555 0143 9:15am, 312 555 0144 9am, 312 555 0145 15 min",
      ["3125550143", "3125550144", "3125550145"],
    ],
    ["06.12.34.56.78", ["0612345678"]],
    ["Dana <3125550143>", ["3125550143"]],
    ["312 555 0143\n312 555 0143", ["3125550143"]],
    ["May 312 555 0143 be wrong? I wait", ["3125550143"]],
    ["2026-09-21 08:50, 21.09.2026, 09/21/2026, 21st Sep 2026, Sep 21 2026, 20260921", []],
    ["2026-09-21T08:50:00Z for 00h 04m 12s, 01:04:12", []],
    ["https://example.test/3125550143 www.example.test/3125550143", []],
    ["Order A12345678, ticket #12345678, Call ID: 300000417, 555014", []],
    ["The order, received on Monday: ring 312 555 0143", ["3125550143"]],
    ["1234567890123456", []],
  ])("has the numbers that are in it: %s", (text, numbers) => {
    expect(readCallText(text).numbers).toEqual(numbers);
  });
});
