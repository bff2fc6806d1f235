import { describe, expect, test } from "vitest";
import type { Activity } from "#src/domain/activity/activity.ts";
import { VendorError, VendorRejectedError } from "../http/errors.ts";
import { anAccount, aSource, call, MONDAY, NOW, row } from "./testing.ts";

describe("a call's numbers", () => {
  const numbersOf = (activities: readonly Activity[]) =>
    Object.fromEntries(activities.map((one) => [one.sourceId, one.crm?.numbers]));

  test("come from its contact, digits only, once per contact, and only where the text has none", async () => {
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
    expect(state.memory?.numbers).toMatchObject({ "company/5": ["442079460000"], "lead/2": [] });
    expect((await sync()).activities).toEqual(first.activities);
    expect(asked.contacts).toHaveLength(3);
  });

  test("are remembered of 5,000 contacts, those needed last", async () => {
    const { sync, state } = aSource(anAccount({ rows: [call(1, MONDAY)] }));
    const old = Array.from({ length: 5_000 }, (_, n) => [`person/${n + 1}`, ["1"]] as const);
    state.memory = {
      seenUntil: NOW,
      numbers: Object.fromEntries(old.map(([key, value]) => [key, [...value]])),
    };
    await sync();
    const kept = Object.keys(state.memory?.numbers ?? {});
    expect(kept).toHaveLength(5_000);
    expect(kept.at(-1)).toBe("person/5520014");
    expect(kept).not.toContain("person/1");
  });

  test("that cannot be had fail the read: a double would be counted else", async () => {
    const { sync, state } = aSource(anAccount({ rows: [call(1, MONDAY)] }), {
      client: {
        getContact: async () => {
          throw new VendorRejectedError({ vendor: "Copper", request: "GET /people/1" }, 401, "");
        },
      },
    });
    await expect(sync()).rejects.toBeInstanceOf(VendorError);
    expect(state.memory).toBeNull();
  });
});
