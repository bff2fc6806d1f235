import { describe, expect, test } from "vitest";
import type { Activity } from "#src/domain/activity/activity.ts";
import { VendorError, VendorRejectedError, VendorServerError } from "../http/errors.ts";
import { copperMemorySchema } from "./memory.ts";
import { anAccount, aSource, call, DAY, MONDAY, NOW, row } from "./testing.ts";

const FAULT = { vendor: "Copper", request: "GET /people/1" };

describe("a call's numbers", () => {
  const numbersOf = (activities: readonly Activity[]) =>
    Object.fromEntries(activities.map((one) => [one.sourceId, one.crm?.numbers]));

  test("come from its contact, digits only, once per contact and read, and only where the text has none", async () => {
    const meeting = { type: { id: 702302, category: "user" }, parent: { id: 1, type: "person" } };
    const account = anAccount({
      rows: [
        call(1, MONDAY),
        call(2, MONDAY + 1),
        call(3, MONDAY + 2, { parent: { id: 2, type: "lead" } }),
        call(4, MONDAY + 3, {
          details: "Called on: ( +13125550143 )",
          parent: { id: 3, type: "person" },
        }),
        call(5, MONDAY + 4, { parent: { id: 4, type: "opportunity" } }),
        row(6, MONDAY + 5, meeting),
        call(7, MONDAY + 6, { details: "Call ID: 300000417", parent: { id: 5, type: "company" } }),
      ],
      numbers: {
        "person/5520014": ["+1 (312) 555-0143", "13125550143", "ext"],
        "company/5": ["44 20 7946 0000"],
      },
    });
    const { sync, asked, state } = aSource(account, { pageSize: 2 });
    const first = await sync();
    expect(numbersOf(first.activities)).toEqual({
      1: ["13125550143"],
      2: ["13125550143"],
      3: [],
      4: [],
      5: [],
      6: [],
      7: ["442079460000"],
    });
    expect(asked.contacts).toEqual(["person/5520014", "lead/2", "company/5"]);
    expect(state.memory?.contacts).toEqual({
      "person/5520014": { numbers: ["13125550143"], askedAt: NOW },
      "company/5": { numbers: ["442079460000"], askedAt: NOW },
      "lead/2": { numbers: [], askedAt: NOW },
    });
    expect((await sync()).activities).toEqual(first.activities);
    expect(asked.contacts).toHaveLength(3);
  });

  test("are known within a day of the contact's having one, and as they are now within about a week", async () => {
    const account = anAccount({ rows: [call(1, MONDAY)] });
    const { sync, asked, state } = aSource(account);
    const known = async () => numbersOf((await sync()).activities)["1"];
    expect(await known()).toEqual([]);
    account.numbers["person/5520014"] = ["13125550143"];
    state.now += DAY * 1000 - 1;
    expect(await known()).toEqual([]);
    state.now += 1;
    expect(await known()).toEqual(["13125550143"]);
    account.numbers["person/5520014"] = ["13125550144"];
    state.now += 6 * DAY * 1000;
    expect(await known()).toEqual(["13125550143"]);
    state.now += 2 * DAY * 1000;
    expect(await known()).toEqual(["13125550144"]);
    expect(asked.contacts).toHaveLength(3);
    account.numbers["person/5520014"] = [];
    state.now += 8 * DAY * 1000;
    expect(await known()).toEqual([]);
  });

  test("of many contacts at once are not all asked for anew after a week", async () => {
    const contacts = Array.from({ length: 250 }, (_, n) => n + 1);
    const account = anAccount({
      rows: contacts.map((id) => call(id, MONDAY + id, { parent: { id, type: "person" } })),
      numbers: Object.fromEntries(contacts.map((id) => [`person/${id}`, ["13125550143"]])),
    });
    const { sync, asked, state } = aSource(account);
    const first = await sync();
    state.now += 8 * DAY * 1000;
    for (const expected of [350, 450, 500, 500]) {
      expect(numbersOf((await sync()).activities)).toEqual(numbersOf(first.activities));
      expect(asked.contacts).toHaveLength(expected);
    }
  });

  test("of more contacts than are remembered cost no more than what is over, each time", async () => {
    const contacts = Array.from({ length: 5_200 }, (_, n) => n + 1);
    const account = anAccount({
      rows: contacts.map((id) => call(id, MONDAY + id, { parent: { id, type: "person" } })),
      numbers: Object.fromEntries(contacts.map((id) => [`person/${id}`, ["13125550143"]])),
    });
    const { sync, asked } = aSource(account);
    for (const expected of [5_200, 5_400, 5_600]) {
      await sync();
      expect(asked.contacts).toHaveLength(expected);
    }
  });

  test("are remembered of 5,000 contacts, those needed last", async () => {
    const account = anAccount({
      rows: [call(1, MONDAY)],
      numbers: { "person/5520014": ["13125550143"] },
    });
    const { sync, state } = aSource(account);
    const one = { numbers: ["1"], askedAt: NOW };
    const old = Array.from({ length: 5_000 }, (_, n) => [`person/${n + 1}`, one] as const);
    state.memory = { seenUntil: NOW, contacts: Object.fromEntries(old) };
    await sync();
    const kept = Object.keys(state.memory?.contacts ?? {});
    expect(kept).toHaveLength(5_000);
    expect(kept.at(-1)).toBe("person/5520014");
    expect(kept).not.toContain("person/1");
  });

  test("that were remembered without the day of asking are asked for again; what was seen stays seen", () => {
    const before = { seenUntil: NOW, numbers: { "person/5520014": [], "lead/2": ["13125550143"] } };
    expect(copperMemorySchema.parse(before)).toEqual({ seenUntil: NOW, contacts: {} });
  });

  test("that were learnt are kept when the read fails later, and nothing else of it is", async () => {
    const account = anAccount({
      rows: [call(1, MONDAY), call(2, MONDAY + 1, { parent: { id: 2, type: "lead" } })],
      numbers: { "person/5520014": ["13125550143"], "lead/2": ["13125550144"] },
    });
    const failing = { now: true };
    const { sync, asked, state } = aSource(account, {
      client: {
        async getContact(kind, id) {
          asked.contacts.push(`${kind}/${id}`);
          if (failing.now && kind === "lead") throw new VendorServerError(FAULT, 500);
          return account.numbers[`${kind}/${id}`] ?? [];
        },
      },
    });
    await expect(sync()).rejects.toBeInstanceOf(VendorError);
    expect(state.memory?.seenUntil).toBeNull();
    failing.now = false;
    await sync();
    expect(asked.contacts).toEqual(["person/5520014", "lead/2", "lead/2"]);
    expect(state.memory?.seenUntil).toBe(NOW);
  });

  test("of contacts that this key is not shown are unknown, which is said once", async () => {
    const account = anAccount({
      rows: [1, 2, 3].map((id) => call(id, MONDAY + id, { parent: { id, type: "person" } })),
      numbers: { "person/3": ["13125550143"] },
    });
    const { sync, warnings, state } = aSource(account, {
      client: {
        getContact: async (kind, id) =>
          id === "3" ? (account.numbers[`${kind}/${id}`] ?? []) : null,
      },
    });
    const { activities } = await sync();
    expect(numbersOf(activities)).toEqual({ 1: [], 2: [], 3: ["13125550143"] });
    expect(warnings).toEqual([expect.stringContaining("does not show")]);
    // Nor asked for again at once.
    expect(Object.keys(state.memory?.contacts ?? {})).toEqual(["person/1", "person/2", "person/3"]);
  });

  test("that cannot be had fail the read: a double would be counted else", async () => {
    const { sync, state } = aSource(anAccount({ rows: [call(1, MONDAY)] }), {
      client: {
        getContact: async () => {
          throw new VendorRejectedError(FAULT, 401, "");
        },
      },
    });
    await expect(sync()).rejects.toBeInstanceOf(VendorError);
    expect(state.memory).toBeNull();
  });
});
