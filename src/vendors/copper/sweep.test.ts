import { describe, expect, test } from "vitest";
import { VendorRejectedError } from "../http/errors.ts";
import type { CopperClient } from "./client.ts";
import { aFakeClient, anAccount, aSource, call, DAY, MONDAY, NOW, WINDOW } from "./testing.ts";

describe("the sweep", () => {
  const late = call(7, MONDAY - 200 * DAY, { date_created: MONDAY + 9 * 3_600 });

  test("is not made on the first read; on the next it finds what was entered late, dated far back", async () => {
    const account = anAccount({ rows: [call(1, MONDAY)] });
    const { sync, asked, state } = aSource(account);
    await sync();
    expect(asked.searches.every((query) => query.sort === "activity_date")).toBe(true);
    expect(state.memory?.seenUntil).toBe(NOW);
    account.rows.push(late);
    state.now = NOW + 600_000;
    expect((await sync()).ids).toEqual([1, 7]);
    expect(state.memory?.seenUntil).toBe(NOW + 600_000);
  });

  test("stops at what was seen, an hour before the last read", async () => {
    const rows = Array.from({ length: 500 }, (_, n) => call(n + 1, MONDAY - n * 3_600));
    const { sync, asked, state } = aSource(anAccount({ rows }), { pageSize: 10 });
    state.memory = { seenUntil: (MONDAY - 15 * 3_600) * 1000, contacts: {} };
    await sync({ ...WINDOW, from: MONDAY * 1000 });
    const pages = asked.searches.filter((query) => query.sort === "date_created");
    // Rows 0 to 16 hours old, and the one that shows that all are past.
    expect(pages.map((query) => query.page)).toEqual([1, 2]);
  });

  test("moves nothing where the sync failed", async () => {
    const account = anAccount({ rows: [call(1, MONDAY)] });
    const { sync, state } = aSource(account);
    await sync(WINDOW, false);
    expect(state.memory).toBeNull();
  });

  const query = async () => ({ rows: [call(1, MONDAY - 5), call(2, MONDAY)], total: 2 });
  const refuse = async () => {
    const fault = { vendor: "Copper", request: "POST /activities/search" };
    throw new VendorRejectedError(fault, 422, "");
  };
  test.each<[string, CopperClient["searchActivities"]]>([
    ["does not sort so", query],
    ["refuses to sort so", refuse],
  ])("where Copper %s: a warning, and nothing is relied upon", async (_, answer) => {
    const account = anAccount();
    const { client } = aFakeClient(account);
    const { sync, state, warnings } = aSource(account, {
      client: {
        searchActivities: (asked, read) =>
          asked.sort === "date_created"
            ? answer(asked, read)
            : client.searchActivities(asked, read),
      },
    });
    const seenUntil = NOW - 86_400_000;
    state.memory = { seenUntil, contacts: {} };
    await sync();
    expect(warnings.join()).toContain("did not sort");
    expect(state.memory?.seenUntil).toBe(seenUntil);
  });

  test("that a row leaves under its hands begins anew", async () => {
    const account = anAccount();
    account.rows = Array.from({ length: 9 }, (_, n) => call(n + 1, MONDAY - n));
    const { client } = aFakeClient(account, 3);
    let sweeps = 0;
    const { sync, state } = aSource(account, {
      client: {
        searchActivities(asked, read) {
          if (asked.sort === "date_created" && ++sweeps === 2) account.rows.shift();
          return client.searchActivities(asked, read);
        },
      },
    });
    state.memory = { seenUntil: (MONDAY - DAY) * 1000, contacts: {} };
    const { ids } = await sync({ ...WINDOW, from: NOW - 1_000 });
    expect(ids).toEqual(expect.arrayContaining([2, 3, 4, 5, 6, 7, 8, 9]));
  });
});
