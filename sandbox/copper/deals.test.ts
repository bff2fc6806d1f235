import { afterEach, describe, expect, test } from "vitest";
import { ADA, ADMIN, BO, closeAll, DEAL, NOON, PERSON, smallAccount, start } from "./testing.ts";

afterEach(closeAll);

const MINUTE = 60_000;

describe("deals", () => {
  test("a move and a win are written down as Copper does", async () => {
    const { account, rows, json, sandbox } = await start({ account: smallAccount(0) });
    account.moveStage(DEAL, 880_103, NOON - 2 * MINUTE, BO);
    account.win(DEAL, NOON - MINUTE, BO);
    const [won, person, company, moved] = await rows("/activities/search");
    expect(moved).toMatchObject({
      parent: { id: DEAL, type: "opportunity" },
      type: { id: 3, category: "system", name: "Stage Change" },
      details: "220401",
      old_value: { id: 880_101, name: "Qualified" },
      new_value: { id: 880_103, name: "Quote Out" },
      user_id: BO,
    });
    expect(won).toMatchObject({
      parent: { id: DEAL, type: "opportunity" },
      type: { id: 1, category: "system", name: "Status Change" },
      old_value: "Open",
      new_value: "Won",
    });
    expect(person).toMatchObject({ parent: { id: PERSON, type: "person" }, new_value: null });
    expect(company?.["type"]).toEqual({ id: 1, category: "system" });
    const deal = await json(`/opportunities/${DEAL}`);
    expect(deal).toMatchObject({ status: "Won", pipeline_stage_id: 880_103, assignee_id: ADA });
    expect(deal["date_modified"]).toBe((NOON - MINUTE) / 1000);
    sandbox.setClock(NOON - 90_000);
    expect((await json(`/opportunities/${DEAL}`))["status"]).toBe("Open");
  });

  test("the search filters, and refuses what it does not know", async () => {
    const { account, rows, post } = await start();
    const found = async (body: unknown) =>
      (await rows("/opportunities/search", body)).map((row) => row["id"]);
    expect(await found({ ids: [DEAL], assignee_ids: [ADA], pipeline_ids: [220_401] })).toEqual([
      DEAL,
    ]);
    expect(await found({ assignee_ids: [-2] })).toEqual([]);
    expect(await found({ status_ids: [1] })).toEqual([]);
    account.win(DEAL, NOON - MINUTE, ADMIN);
    expect(await found({ status_ids: [1], sort_by: "date_modified" })).toEqual([DEAL]);
    const at = NOON / 1000 - 60;
    expect(await found({ minimum_modified_date: at, maximum_modified_date: at })).toEqual([DEAL]);
    expect(await found({ minimum_modified_date: at + 1 })).toEqual([]);
    const refused = await post("/opportunities/search", { owner_id: ADA });
    expect(refused.status).toBe(422);
    const total = (await post("/opportunities/search")).headers.get("x-pw-total");
    expect(total).toBe("1");
  });
});
