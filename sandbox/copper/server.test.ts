import { request } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { EMAIL, NOTE, PHONE_CALL } from "./activity-type.ts";
import {
  ADA,
  ADMIN,
  BO,
  COMPANY,
  closeAll,
  DEAL,
  GONE,
  KEY,
  NOON,
  PERSON,
  smallAccount,
  start,
} from "./testing.ts";

afterEach(closeAll);

const MINUTE = 60_000;

describe("the door", () => {
  test("all three headers are needed, and right", async () => {
    const { get, sandbox } = await start();
    expect((await get("/account")).status).toBe(200);
    for (const name of ["X-PW-AccessToken", "X-PW-Application", "X-PW-UserEmail"]) {
      const { [name as keyof typeof KEY]: _, ...rest } = KEY;
      expect((await get("/account", { headers: rest })).status).toBe(401);
      expect((await get("/account", { headers: { ...KEY, [name]: "x" } })).status).toBe(401);
    }
    expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/developer_api\/v1$/);
  });

  test("a GET with a body gets Google's HTML page", async () => {
    const { sandbox } = await start();
    const headers = { ...KEY, "content-length": 2 };
    const answer = await new Promise<{ status: number | undefined; type: string | undefined }>(
      (resolve, reject) => {
        const asked = request(`${sandbox.url}/account`, { method: "GET", headers }, (got) => {
          got.resume();
          resolve({ status: got.statusCode, type: got.headers["content-type"] });
        });
        asked.on("error", reject);
        asked.end("{}");
      },
    );
    expect(answer).toEqual({ status: 400, type: "text/html; charset=utf-8" });
  });

  test("180 requests in any minute, then 429 without a hint", async () => {
    let now = NOON;
    const { get } = await start({ clock: () => now, limits: { perMinute: 2 } });
    expect((await get("/account")).status).toBe(200);
    now += 40_000;
    expect((await get("/account")).status).toBe(200);
    const refused = await get("/account");
    expect(refused.status).toBe(429);
    const hints = [...refused.headers.keys()].filter((name) => /retry|rate/.test(name));
    expect(hints).toEqual([]);
    expect(await refused.json()).toMatchObject({ success: false, status: 429 });
    // The first has left the window, the second has not.
    now += 20_000;
    expect((await get("/account")).status).toBe(200);
    expect((await get("/account")).status).toBe(429);
  });

  test("what does not exist is a 404 in the envelope", async () => {
    const { get } = await start();
    const answer = await get("/activities/1");
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ success: false, status: 404 });
    expect((await get("/nothing")).status).toBe(404);
  });
});

describe("who and what there is", () => {
  test("account, users, types, contacts and pipelines", async () => {
    const { account, json, rows, get } = await start();
    expect(await json("/account")).toMatchObject({ primary_timezone: "America/Denver" });
    expect((await json("/users/me"))["id"]).toBe(ADMIN);
    const users = await rows("/users/search", { page_size: 200, emails: ["ignored"] });
    expect(users.map((user) => user["id"])).toEqual([ADMIN, ADA, BO]);
    expect(users[0]).toEqual({ id: ADMIN, name: "Admin Zero", email: "admin@example.com" });
    expect((await json(`/users/${ADA}`))["groups"]).toHaveLength(1);
    expect((await get(`/users/${GONE}`)).status).toBe(404);
    const types = await json("/activity_types");
    const ids = (list: { id: number }[]) => list.map(({ id }) => id);
    expect(ids(types["user"])).toContain(PHONE_CALL);
    expect(ids(types["system"]).sort((a, b) => a - b)).toEqual([1, 2, 3, 6, 8, 12]);
    const todo = types["user"].find(({ name }: { name: string }) => name === "To Do");
    expect(todo.is_disabled).toBe(true);
    const phones = [{ number: "(303) 555-0143", category: "work" }];
    expect((await json(`/people/${PERSON}`))["phone_numbers"]).toEqual(phones);
    expect((await json(`/companies/${COMPANY}`))["phone_numbers"]).toEqual(phones);
    for (const contact of account.contacts) contact.hidden = true;
    expect((await get(`/people/${PERSON}`)).status).toBe(403);
    expect((await get("/leads/1")).status).toBe(404);
    const pipelines = (await (await get("/pipelines")).json()) as { stages: unknown[] }[];
    expect(pipelines.map(({ stages }) => stages.length)).toEqual([4, 2]);
  });

  test("webhooks come and go; a wrong key is refused", async () => {
    const { post, get } = await start();
    const asked = { target: "https://hooks.example/x", type: "activity_log", event: "new" };
    const made = await (await post("/webhooks", asked)).json();
    expect(made).toMatchObject({ ...asked, secret: null });
    expect((await post("/webhooks", { ...asked, url: asked.target })).status).toBe(422);
    expect(await (await get("/webhooks")).json()).toHaveLength(1);
    expect((await get(`/webhooks/${made.id}`, { method: "DELETE" })).status).toBe(200);
    expect(await (await get("/webhooks")).json()).toEqual([]);
  });
});

describe("the search of activities", () => {
  test("a bare array, newest first, 20 to a page, with the total in a header", async () => {
    const { post, ids, account } = await start();
    const answer = await post("/activities/search");
    expect(answer.headers.get("x-pw-total")).toBe("25");
    const first = await answer.json();
    expect(first).toHaveLength(20);
    const all = account.activities().map(({ id }) => id);
    const second = await ids({ page_number: 2 });
    expect([...first.map(({ id }: { id: number }) => id), ...second]).toEqual(all.toReversed());
    expect(await ids({ page_number: 3 })).toEqual([]);
    expect(await ids({ sort_direction: "asc", page_size: 200 })).toEqual(all);
    expect((await post("/activities/search", { page_size: 201 })).status).toBe(422);
  });

  test("both bounds are included, and nothing later than now is shown", async () => {
    const { ids, account, sandbox } = await start();
    const seconds = (minutes: number) => (NOON - minutes * MINUTE) / 1000;
    const range = { minimum_activity_date: seconds(3), maximum_activity_date: seconds(1) };
    expect(await ids(range)).toHaveLength(3);
    const later = account.addActivity({ at: NOON + MINUTE, userId: ADA }).id;
    const entered = { at: NOON - MINUTE, createdAt: NOON + MINUTE, userId: ADA };
    const late = account.addActivity(entered).id;
    expect(await ids({ page_size: 200 })).toHaveLength(25);
    sandbox.setClock(NOON + MINUTE);
    const all = await ids({ page_size: 200 });
    expect(all).toHaveLength(27);
    expect(all.slice(0, 2)).toEqual([later, late]);
  });

  test("type, parent and creation", async () => {
    const { ids, account } = await start();
    const type = { id: NOTE, category: "user" as const };
    const parent = { id: COMPANY, type: "company" as const };
    const day = 86_400_000;
    const note = account.addActivity({ at: NOON - day, createdAt: NOON, userId: BO, type, parent });
    expect(await ids({ activity_types: [type] })).toEqual([note.id]);
    expect(await ids({ parent })).toEqual([note.id]);
    expect(await ids({ parent: { id: COMPANY, type: "person" } })).toEqual([]);
    expect((await ids({ sort_by: "date_created" }))[0]).toBe(note.id);
    expect((await ids({ sort_direction: "asc" }))[0]).toBe(note.id);
  });

  test("an unknown key spoils it; user_ids brings the rows of the key's owner", async () => {
    const { post, ids, account } = await start();
    const refused = await post("/activities/search", { owner_id: 5 });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toEqual({
      success: false,
      status: 422,
      message: "Invalid input: Validation errors: owner_id: unrecognized attribute",
    });
    const own = account.addActivity({ at: NOON, userId: ADMIN });
    expect(await ids({ user_ids: [ADA] })).toEqual([own.id]);
  });

  test("rows that the key may not see shorten pages, but not the total", async () => {
    const { account, post } = await start();
    for (const { id } of account.activities().slice(-7)) account.hide(id);
    const answer = await post("/activities/search");
    expect(answer.headers.get("x-pw-total")).toBe("25");
    expect(await answer.json()).toHaveLength(13);
    const rest = await (await post("/activities/search", { page_number: 2 })).json();
    expect(rest).toHaveLength(5);
  });

  test("full_result repeats an e-mail per user that had to do with it", async () => {
    const { account, ids } = await start({ account: smallAccount(0) });
    const [ada, bo] = ["ada.one@example.com", "BO.two@example.com", "x@customer.example"].map(
      (email) => ({ name: null, email }),
    );
    if (ada === undefined || bo === undefined) throw new Error("no addresses");
    const mail = account.addActivity({
      at: NOON,
      userId: ADA,
      type: { id: EMAIL, category: "system" },
      details: { sender: ada, recipients: [bo], subject: "It's ready", id: 7 },
    });
    expect(await ids()).toEqual([mail.id]);
    expect(await ids({ full_result: true })).toEqual([mail.id, mail.id]);
  });

  test("removed rows are stubs by id, and in a search where told so", async () => {
    const { account, json, ids } = await start({ listsRemoved: true });
    const gone = account.activities()[24]?.id ?? 0;
    account.removeActivity(gone);
    expect(await json(`/activities/${gone}`)).toEqual({ id: gone, is_deleted: true });
    expect(await ids()).toContain(gone);
    const other = await start({ account });
    expect(await other.ids()).not.toContain(gone);
  });
});

describe("rows", () => {
  test("have the fields of the reference, texts escaped", async () => {
    const { account, json } = await start();
    const details = `won't & "can't" <b>`;
    const { id } = account.addActivity({ at: NOON - 5000, createdAt: NOON, userId: ADA, details });
    expect(await json(`/activities/${id}`)).toEqual({
      id,
      parent: { id: PERSON, type: "person" },
      type: { id: PHONE_CALL, category: "user" },
      user_id: ADA,
      details: "won&#x27;t &amp; &quot;can&#x27;t&quot; &lt;b&gt;",
      activity_date: NOON / 1000 - 5,
      old_value: null,
      new_value: null,
      date_created: NOON / 1000,
      date_modified: NOON / 1000 - 5,
    });
  });

  test("an edit leaves no trace in the stamps; a malformed row is served as it is", async () => {
    const { account, json } = await start();
    const { id } = account.addActivity({ at: NOON, userId: ADA });
    const before = await json(`/activities/${id}`);
    account.editActivity(id, { details: "edited" });
    expect(await json(`/activities/${id}`)).toEqual({ ...before, details: "edited" });
    account.malform(id, { activity_date: "yesterday", type: null });
    expect(await json(`/activities/${id}`)).toMatchObject({
      activity_date: "yesterday",
      type: null,
    });
  });
});

test("another process drives it by its control routes", async () => {
  const { sandbox, ids } = await start({ account: smallAccount(0) });
  const drive = async (method: string, path: string, body?: unknown) => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const answer = await fetch(`${sandbox.origin}/_sandbox/${path}`, init);
    return { status: answer.status, body: await answer.json() };
  };
  const { body } = await drive("POST", "activities", { at: NOON - MINUTE, userId: ADA });
  const { id } = body.activity;
  expect(await ids()).toEqual([id]);
  await drive("PATCH", `activities/${id}`, { userId: BO });
  expect(sandbox.account.activity(id)?.userId).toBe(BO);
  await drive("POST", `opportunities/${DEAL}/stage`, { at: NOON, userId: BO, stageId: 880_102 });
  await drive("POST", `opportunities/${DEAL}/status`, { at: NOON, userId: BO, status: "Won" });
  expect(await ids()).toHaveLength(5);
  await drive("DELETE", `activities/${id}`);
  expect((await drive("DELETE", `activities/${id}`)).status).toBe(404);
  await drive("POST", "clock", { now: NOON - MINUTE });
  expect(await ids()).toEqual([]);
  expect((await drive("POST", "faults", { kind: "martian" })).status).toBe(400);
  await drive("POST", "faults", { kind: "empty" });
  expect((await drive("GET", "faults")).body.faults).toEqual([{ kind: "empty" }]);
  expect((await drive("GET", "requests")).body.requests[0]).toMatchObject({
    method: "POST",
    path: "/developer_api/v1/activities/search",
    body: {},
    status: 200,
  });
});
