import { describe, expect, test } from "vitest";
import type { Activity } from "#src/domain/activity/activity.ts";
import { VendorRejectedError } from "../http/errors.ts";
import users from "./recordings/users-search.json" with { type: "json" };
import { aFakeClient, anAccount, aSource, call, DAY, MONDAY, NOW, WINDOW, won } from "./testing.ts";

test("people are the account's users, and the account's own words are told: no note among its types", async () => {
  const { source, catalogues, read } = aSource(anAccount());
  expect(await source.listPeople(read)).toEqual(
    users.map(({ id, name, email }) => ({
      source: "copper",
      id: String(id),
      name,
      email,
      timeZone: null,
    })),
  );
  expect(catalogues).toEqual([
    {
      types: [
        { key: "user/702301", name: "Phone Call", disabled: false },
        { key: "user/702302", name: "Meeting", disabled: false },
        { key: "user/702303", name: "To Do", disabled: true },
        { key: "user/738844", name: "SMS", disabled: false },
      ],
      pipelines: [{ id: "220401", name: "New", stages: [{ id: "880101", name: "Qualified" }] }],
    },
  ]);
});

describe("a window", () => {
  test("is read a week at a time, a second more on both ends, never beyond now", async () => {
    const { sync, asked } = aSource(anAccount());
    await sync();
    const from = MONDAY - 20 * DAY;
    expect(asked.searches.map(({ fromSec, toSec }) => [fromSec, toSec])).toEqual([
      [from - 1, from + 7 * DAY + 1],
      [from + 7 * DAY - 1, from + 14 * DAY + 1],
      [from + 14 * DAY - 1, NOW / 1000],
    ]);
    expect(asked.searches[0]?.types).toEqual([
      ...[702301, 702302, 702303, 738844].map((id) => ({ id, category: "user" })),
      ...[1, 3, 6].map((id) => ({ id, category: "system" })),
    ]);
  });

  test("is read whole, over many pages, twice with the same result", async () => {
    const rows = Array.from({ length: 300 }, (_, n) =>
      call(n + 1, MONDAY - 18 * DAY + Math.floor(n / 4) * 3_600),
    );
    const { sync } = aSource(anAccount({ rows }), { pageSize: 7 });
    const first = await sync();
    expect(first.ids).toEqual(rows.map((one) => one.id));
    expect((await sync()).activities).toEqual(first.activities);
  });

  test("that lies in the future asks for nothing", async () => {
    const { sync, asked } = aSource(anAccount());
    expect((await sync({ from: NOW + 1, to: NOW + 2, personId: null })).ids).toEqual([]);
    expect(asked.searches).toEqual([]);
  });

  test("hands on what cannot be read, named by its place where it has no id", async () => {
    const rows = [
      call(1, MONDAY),
      { ...call(2, MONDAY), user_id: { odd: true } },
      { ...call(3, MONDAY), id: null as unknown as number },
    ];
    const { sync } = aSource(anAccount({ rows }));
    const { batches, ids } = await sync();
    expect(ids).toEqual([1]);
    expect(
      batches.flatMap((batch) => batch.unreadable.map((one) => one.sourceId)).toSorted(),
    ).toEqual(["2", "slice 2 page 1 row 0"]);
  });
});

describe("a deal won twice", () => {
  const lost = (id: number, at: number) => won(id, at, 6610021, { new_value: "Lost" });
  const kinds = (activities: readonly Activity[]) =>
    new Map(activities.map((one) => [one.sourceId, one.vendorType]));

  test.each([
    ["on one page", MONDAY - 60, 200],
    ["on two pages", MONDAY - 60, 1],
    ["in two weeks", MONDAY - 15 * DAY, 200],
  ])("%s counts once, the later time", async (_, first, pageSize) => {
    const { sync } = aSource(anAccount({ rows: [won(1, first), won(2, MONDAY)] }), { pageSize });
    const { activities } = await sync();
    expect(kinds(activities)).toEqual(
      new Map([
        ["1", "system/1 superseded"],
        ["2", "system/1"],
      ]),
    );
    expect(activities.find((one) => one.sourceId === "2")).toMatchObject({
      kind: "won_deal",
      person: { id: "910002" },
    });
  });

  test("in one second: the greater id is the later", async () => {
    const { sync } = aSource(anAccount({ rows: [won(99, MONDAY), won(100, MONDAY)] }), {
      pageSize: 1,
    });
    expect(kinds((await sync()).activities).get("99")).toBe("system/1 superseded");
  });

  test("counts the later time also when only the days of the first are read, or of neither", async () => {
    const rows = [won(1, MONDAY - 15 * DAY), lost(2, MONDAY - 9 * DAY), won(3, MONDAY)];
    const { sync, asked } = aSource(anAccount({ rows }));
    const all = kinds((await sync()).activities);
    expect(all).toEqual(
      new Map([
        ["1", "system/1 superseded"],
        ["3", "system/1"],
      ]),
    );
    for (const row of rows) {
      const { activity_date } = row;
      const window = { from: (activity_date - 60) * 1000, to: (activity_date + 60) * 1000 };
      expect(kinds((await sync({ ...window, personId: null })).activities)).toEqual(all);
    }
    const histories = asked.searches.filter(({ parent }) => parent !== undefined);
    expect(histories.map(({ page, parent }) => [page, parent?.id])).toEqual(
      rows.concat(rows[0] ?? []).map(() => [1, "6610021"]),
    );
  });

  test("is not asked for its other days where it was created on days that were all read", async () => {
    const deals = [{ id: 6610021, status: "Won", date_created: MONDAY - 16 * DAY }];
    const rows = [won(1, MONDAY - 15 * DAY), won(2, MONDAY)];
    const { sync, asked } = aSource(anAccount({ rows, deals }));
    expect(kinds((await sync()).activities).get("1")).toBe("system/1 superseded");
    expect(asked.searches.some(({ parent }) => parent !== undefined)).toBe(false);
    // Whoever reads to a day of the past has not seen what came after it.
    await sync({ ...WINDOW, to: (MONDAY - DAY) * 1000 });
    expect(asked.searches.some(({ parent }) => parent !== undefined)).toBe(true);
  });

  test("that is gone, and that Copper refuses to tell of, counts nowhere and stops nothing", async () => {
    const fake = aFakeClient(anAccount({ rows: [won(1, MONDAY)], deals: [] })).client;
    const { sync } = aSource(anAccount({ rows: [won(1, MONDAY)], deals: [] }), {
      client: {
        async searchActivities(query, read) {
          if (query.parent === undefined) return fake.searchActivities(query, read);
          throw new VendorRejectedError({ vendor: "Copper", request: "POST" }, 422, "");
        },
      },
    });
    expect(kinds((await sync()).activities).get("1")).toBe("system/1 superseded");
  });

  test("and each opportunity is asked for once a read", async () => {
    const rows = [won(1, MONDAY - 9 * DAY), won(2, MONDAY), won(3, MONDAY, 7)];
    const { sync, asked } = aSource(anAccount({ rows }), { pageSize: 1 });
    await sync();
    expect(asked.deals.map((ids) => ids.join())).toEqual(["6610021", "7"]);
  });
});
