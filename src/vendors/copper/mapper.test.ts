import { describe, expect, test } from "vitest";
import type { Activity } from "#src/domain/activity/activity.ts";
import { toDirectory, toVendorPerson } from "./account.ts";
import { type MapFacts, toActivity, toWin } from "./mapper.ts";
import page from "./recordings/activities-search-page.json" with { type: "json" };
import deals from "./recordings/opportunities-search-page.json" with { type: "json" };
import pipelines from "./recordings/pipelines.json" with { type: "json" };
import users from "./recordings/users-search.json" with { type: "json" };
import { readRow } from "./row.ts";
import { opportunitySchema, pipelinesSchema, userRowSchema } from "./schema.ts";
import { toStageOrder } from "./stage-order.ts";

type Row = Record<string, unknown>;

const FACTS: MapFacts = {
  users: toDirectory(users.map((row) => toVendorPerson(userRowSchema.parse(row)))),
  stages: toStageOrder(pipelinesSchema.parse(pipelines)),
  opportunities: new Map(deals.map((row) => [String(row.id), opportunitySchema.parse(row)])),
};
const PRIYA = { id: "910001", name: "Priya Lindqvist", email: "priya@harbourlane.example" };
const TOMAS = { id: "910002", name: "Tomas Okafor", email: "tomas@harbourlane.example" };

const map = (row: unknown, facts: Partial<MapFacts> = {}) =>
  toActivity(readRow(row), { ...FACTS, ...facts });

function activityOf(row: unknown, facts: Partial<MapFacts> = {}): Activity {
  const mapped = map(row, facts);
  if (mapped === null || "unreadable" in mapped) throw new Error(JSON.stringify(mapped));
  return mapped.activity;
}

function wonOf(row: unknown, facts: Partial<MapFacts> = {}, isLatest = true): Activity {
  const read = readRow(row);
  if (read.what !== "win") throw new Error(read.what);
  return toWin(read, { ...FACTS, ...facts }, isLatest);
}

function recorded(id: number): Row {
  const row = page.find((one) => one.id === id);
  if (row === undefined) throw new Error("no such row");
  return row;
}

const WON = recorded(88100000112);
const STAGE = recorded(88100000104);
const CALL = recorded(88100000098);
const EMAIL = recorded(88100000090);

describe("a recorded page", () => {
  test("becomes activities but for its win; notes, unnamed changes and what was deleted become nothing", () => {
    const mapped = page.map((row) => map(row)).filter((one) => one !== null);
    const rows = mapped.map((one) => ("activity" in one ? one.activity : null));
    expect(
      rows.map((one) => [
        one?.sourceId,
        one?.kind,
        one?.vendorType,
        one?.person?.id,
        one?.crm?.subject,
      ]),
    ).toEqual([
      ["88100000104", "stage_change", "system/3", "910001", "opportunity/6610021"],
      ["88100000098", "other", "user/702301", "910001", "person/5520014"],
      ["88100000093", "other", "user/702301", "910002", "lead/4410055"],
      ["88100000090", "email", "system/6", "910001", "person/5520014"],
      ["88100000087", "other", "user/738844", "910001", "person/5520014"],
      ["88100000101", "other", "user/702302", "910002", "company/3310009"],
    ]);
  });

  test("has a call, whole by hand: entities decoded, lines kept", () => {
    expect(activityOf(recorded(88100000093))).toEqual({
      source: "copper",
      sourceId: "88100000093",
      kind: "other",
      at: Date.UTC(2026, 8, 21, 13, 10, 0),
      direction: null,
      outcome: null,
      vendorType: "user/702301",
      totalSeconds: 0,
      talkSeconds: null,
      holdSeconds: null,
      ringSeconds: null,
      otherNumber: null,
      person: TOMAS,
      crm: {
        text: "Left word with reception, try Thursday",
        numbers: [],
        subject: "lead/4410055",
        stage: null,
        amount: null,
      },
    });
    const lines = activityOf(CALL).crm?.text?.split("\n");
    expect(lines?.[1]).toBe("Call ID: 300000417");
    expect(lines?.at(-1)).toBe("Notes: agreed price, won't need samples");
  });

  test("has a row entered a week late: it stands on the day it is of", () => {
    expect(activityOf(recorded(88100000101)).at).toBe(1_789_394_400_000);
  });
});

describe("an e-mail", () => {
  const mail = (sender: unknown, recipients: unknown, part: Row = {}) =>
    activityOf({
      ...EMAIL,
      user_id: 910003,
      details: { sender, recipients, subject: "Hi", ...part },
    });
  const out = { name: "x", email: "buyer@elsewhere.example" };

  test("is out where a user's address sent it, in any case", () => {
    expect(mail({ email: " PRIYA@Harbourlane.example" }, [{ email: TOMAS.email }])).toMatchObject({
      direction: "out",
      person: PRIYA,
      crm: { text: "Hi" },
    });
  });

  test("is in where it was sent to a user: to the first of them", () => {
    expect(mail(out, [out, { email: TOMAS.email }, { email: PRIYA.email }])).toMatchObject({
      direction: "in",
      person: TOMAS,
    });
  });

  test("is out, by an alias, where nobody on it is known", () => {
    expect(mail(out, [out, null])).toMatchObject({ direction: "out", person: { id: "910003" } });
  });

  test.each<[string, unknown]>([
    ["no details", null],
    ["text", "Dear Dana"],
    ["an object without addresses", { subject: null }],
    ["addresses of another shape", { sender: "me", recipients: "you", subject: 4 }],
  ])("with %s has no direction, and is its user's", (_, details) => {
    expect(activityOf({ ...EMAIL, details })).toMatchObject({
      kind: "email",
      direction: null,
      person: PRIYA,
      crm: { text: null },
    });
  });
});

describe("a change of stage", () => {
  const move = (from: unknown, to: unknown, part: Row = {}) =>
    map({ ...STAGE, old_value: from, new_value: to, ...part });
  const stage = (id: number, name: string | null = null) => ({ id, name });

  test("forward counts for whom the opportunity is assigned to, not for who clicked", () => {
    expect(activityOf({ ...STAGE, user_id: 910003 })).toMatchObject({
      kind: "stage_change",
      vendorType: "system/3",
      person: PRIYA,
      crm: { stage: "880103", text: "Quote Out → Verbal Yes", amount: null },
    });
  });

  test.each<[string, number, number, string, string]>([
    ["back", 880103, 880101, "other", "system/3 back"],
    ["over two stages", 880101, 880103, "stage_change", "system/3"],
    ["into another pipeline", 880103, 880201, "stage_change", "system/3"],
    ["from a stage nobody knows", 5, 880101, "stage_change", "system/3"],
    ["into a stage nobody knows", 880103, 5, "stage_change", "system/3"],
  ])("%s", (_, from, to, kind, vendorType) => {
    expect(move(stage(from), stage(to))).toMatchObject({ activity: { kind, vendorType } });
  });

  test("of an unknown or unassigned opportunity is nobody's", () => {
    const opportunities = new Map([["6610021", opportunitySchema.parse({ id: 6610021 })]]);
    for (const known of [new Map(), opportunities]) {
      expect(activityOf({ ...STAGE, user_id: 4 }, { opportunities: known }).person).toBeNull();
    }
  });

  test("of an opportunity of a user who was removed is that user's", () => {
    const removed = opportunitySchema.parse({ id: 6610021, assignee_id: 4 });
    const { person } = activityOf(STAGE, { opportunities: new Map([["6610021", removed]]) });
    expect(person).toEqual({ id: "4", name: null, email: null });
  });

  test.each<[string, unknown, unknown, Row]>([
    ["into the same stage", stage(1), stage(1), {}],
    ["from nothing", null, stage(1), {}],
    ["of a project", stage(1), stage(2), { parent: { id: 1, type: "project" } }],
    ["of the pipeline", stage(1), stage(2), { type: { ...typeOf(3), name: "Pipeline Change" } }],
  ])("%s is of no interest", (_, from, to, part) => {
    expect(move(from, to, part)).toBeNull();
  });

  test("without a name of its type counts too; with stages of another shape it is unreadable", () => {
    expect(move(stage(1), stage(2), { type: typeOf(3) })).toHaveProperty("activity");
    expect(move("Quote Out", "Verbal Yes")).toMatchObject({
      unreadable: { sourceId: "88100000104", personKey: "910001", at: 1_790_003_581_000 },
    });
  });
});

describe("a won deal", () => {
  const deal = (part: Row) =>
    new Map([["6610021", opportunitySchema.parse({ ...deals[0], ...part })]]);

  test("bears the deal's name and value, and is whom the deal is assigned to's", () => {
    const opportunities = deal({ assignee_id: 910002, converted_value: 20_000 });
    expect(wonOf(WON, { opportunities })).toMatchObject({
      kind: "won_deal",
      vendorType: "system/1",
      person: TOMAS,
      crm: { amount: 20_000, text: "North Pier spring order", stage: null },
    });
    const unconverted = deal({ converted_value: null, monetary_value: 900.5 });
    expect(wonOf(WON, { opportunities: unconverted }).crm?.amount).toBe(900.5);
    const empty = deal({ converted_value: null, monetary_value: null });
    expect(wonOf(WON, { opportunities: empty }).crm?.amount).toBeNull();
    expect(wonOf(WON, { opportunities: deal({ assignee_id: null }) }).person).toBeNull();
  });

  test.each<[string, Partial<MapFacts>, boolean]>([
    ["was won again later", {}, false],
    ["is open again", { opportunities: deal({ status: "Open" }) }, true],
    ["is gone", { opportunities: new Map() }, true],
  ])("that %s is kept and counts nowhere", (_, facts, isLatest) => {
    expect(wonOf(WON, facts, isLatest)).toMatchObject({
      kind: "other",
      vendorType: "system/1 superseded",
    });
  });

  test.each<[string, Row]>([
    ["of a lead", { parent: { id: 1, type: "lead" } }],
    ["of no name", { type: typeOf(1) }],
    ["of another name", { type: { ...typeOf(1), name: "Value Change" } }],
  ])("is not a change %s", (_, part) => {
    expect(readRow({ ...WON, ...part })).toMatchObject({ what: "nothing" });
  });

  test.each<[string, Row]>([
    ["to another status", { new_value: "Lost" }],
    ["of another shape", { new_value: { id: 1 } }],
    ["without a date", { new_value: "Open", activity_date: null }],
  ])("may be one no more by a change %s", (_, part) => {
    const status = { what: "status", id: "88100000112", opportunity: "6610021" };
    expect(readRow({ ...WON, ...part })).toEqual(status);
    expect(map({ ...WON, ...part })).toBeNull();
  });
});

describe("a row that is odd", () => {
  test.each<[string, Row, Partial<Activity>]>([
    ["a user nobody lists", { user_id: 77 }, { person: { id: "77", name: null, email: null } }],
    ["no user", { user_id: null }, { person: null }],
    ["no text", { details: "" }, { crm: expect.objectContaining({ text: null }) }],
    ["an object for text", { details: { a: 1 } }, { crm: expect.objectContaining({ text: null }) }],
    ["no values", { old_value: undefined, new_value: undefined }, { kind: "other" }],
    ["no parent", { parent: null }, { crm: expect.objectContaining({ subject: null }) }],
    ["fields nobody knows", { brand_new: { deep: [1] } }, { kind: "other" }],
  ])("%s is read", (_, part, expected) => {
    expect(activityOf({ ...CALL, ...part })).toMatchObject(expected);
  });

  test.each<[string, unknown]>([
    ["a kind nobody knows", { ...CALL, type: { id: 99, category: "system" }, activity_date: "x" }],
    ["a category nobody knows", { ...CALL, type: { id: 1, category: "robot" } }],
    ["a note without a date", { ...CALL, type: { id: 0, category: "user" }, activity_date: null }],
    ["a note of few fields", { id: 5, type: { id: 0, category: "user" } }],
    ["a stub", { id: 5, is_deleted: true }],
  ])("%s is of no interest", (_, row) => {
    expect(map(row)).toBeNull();
  });

  test.each<[string, unknown, string | null, string]>([
    ["no date", { ...CALL, activity_date: null }, "88100000098", "activity_date"],
    ["milliseconds", { ...CALL, activity_date: 1_789_998_612_000 }, "88100000098", "activity_date"],
    ["no id", { ...CALL, id: null }, null, "id"],
    ["no type", { ...CALL, type: null }, "88100000098", "type"],
    ["no object", "nonsense", null, "row"],
    ["nothing", null, null, "row"],
  ])("%s is unreadable, and says why", (_, row, sourceId, reason) => {
    const mapped = map(row);
    if (mapped === null || !("unreadable" in mapped)) throw new Error("it could be read");
    expect(mapped.unreadable.sourceId).toBe(sourceId);
    expect(mapped.unreadable.reason).toContain(reason);
    expect(mapped.unreadable.row).toBe(JSON.stringify(row).slice(0, 4_000));
  });
});

function typeOf(id: number) {
  return { id, category: "system" };
}
