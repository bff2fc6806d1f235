import { afterEach, expect, test } from "vitest";
import type { CopperAccount } from "#sandbox/copper/account.ts";
import { ADA, BO, DEAL, NOON, smallAccount } from "#sandbox/copper/testing.ts";
import { onEveryEngine } from "#tests/builders/engines.ts";
import { openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

const DAY_MS = 86_400_000;
const LAST_WEEK = { from: "2026-09-08", to: "2026-09-15" };
/** The first win is of 2026-08-21. */
const OLD_DAYS = { from: "2026-08-19", to: "2026-08-23" };
const BETWEEN = { from: "2026-08-28", to: "2026-08-30" };

const open: Workspace[] = [];
afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.close();
});

onEveryEngine("won deals", (engine) => {
  async function aWorkspace(): Promise<{ workspace: Workspace; account: CopperAccount }> {
    const account = smallAccount(0);
    const workspace = await openWorkspace({ engine, now: NOON, copper: account });
    open.push(workspace);
    await workspace.addRep({ email: "ada.one@example.com" }, { id: "ada" });
    return { workspace, account };
  }

  function winFirst(account: CopperAccount): void {
    account.win(DEAL, NOON - 25 * DAY_MS, ADA);
    addOthers(account, NOON - 24 * DAY_MS);
  }

  function winAgain(account: CopperAccount): void {
    account.reopen(DEAL, NOON - 10 * DAY_MS, ADA);
    addOthers(account, NOON - 9 * DAY_MS);
    account.win(DEAL, NOON - 5 * DAY_MS, ADA);
    addOthers(account, NOON - 4 * DAY_MS);
  }

  /** More than a page, so that what lies before is not seen by chance with what was entered last. */
  function addOthers(account: CopperAccount, from: number): void {
    for (let n = 0; n < 250; n++) account.addActivity({ at: from + n * 60_000, userId: BO });
  }

  /** By id, of all that is counted of deals. */
  async function documents({ services }: Workspace): Promise<Record<string, unknown>> {
    const found = await services.store.metrics.find({ limit: 10_000 });
    const won = found.filter(({ type }) => type.startsWith("deals_won"));
    return Object.fromEntries(won.map(({ id, value }) => [id, value]));
  }

  async function wonOn(workspace: Workspace): Promise<string[]> {
    const all = Object.entries(await documents(workspace));
    return all.flatMap(([id, value]) =>
      value === 0 ? [] : [`${id.split("_copper")[0]} ${value}`],
    );
  }
  const ONCE = ["ada_deals_won_amount_2026-09-10 18250", "ada_deals_won_quantity_2026-09-10 1"];

  test("are counted by what Copper holds, in whichever order their days are read, and twice the same", async () => {
    const orders = [
      [OLD_DAYS, LAST_WEEK],
      [LAST_WEEK, OLD_DAYS],
      [OLD_DAYS, LAST_WEEK, OLD_DAYS],
    ];
    const results: unknown[] = [];
    for (const order of orders) {
      const { workspace, account } = await aWorkspace();
      winFirst(account);
      winAgain(account);
      for (const days of order) await workspace.syncCopper("all", days);
      expect(await wonOn(workspace)).toEqual(ONCE);
      for (const days of order) {
        const run = await workspace.syncCopper("all", days);
        for (const { changes } of run.outcome?.reps ?? [])
          expect(changes).toMatchObject({ added: 0, changed: 0 });
      }
      results.push(await documents(workspace));
    }
    expect(results).toEqual([results[0], results[0], results[0]]);
  });

  test("of nobody are nobody's, whoever marked them as won", async () => {
    const { workspace, account } = await aWorkspace();
    const [deal] = account.opportunities;
    if (deal !== undefined) deal.assigneeId = null;
    account.win(DEAL, NOON - 5 * DAY_MS, ADA);
    await workspace.syncCopper("all", LAST_WEEK);
    expect(await wonOn(workspace)).toEqual([
      "unassigned_deals_won_amount_2026-09-10 18250",
      "unassigned_deals_won_quantity_2026-09-10 1",
    ]);
  });

  test("that were won again later leave the day that they were counted on, though it is not read again", async () => {
    const { workspace, account } = await aWorkspace();
    winFirst(account);
    workspace.setNow(NOON - 20 * DAY_MS);
    await workspace.syncCopper("all");
    expect(await wonOn(workspace)).toContain("ada_deals_won_quantity_2026-08-21 1");
    winAgain(account);
    workspace.setNow(NOON);
    await workspace.syncCopper("all", LAST_WEEK);
    expect(await wonOn(workspace)).toEqual(ONCE);
    await workspace.syncCopper("all", OLD_DAYS);
    expect(await wonOn(workspace)).toEqual(ONCE);
  });

  test.each([
    ["the days of the change", LAST_WEEK],
    ["other days", BETWEEN],
  ])("that were lost since are won no more as soon as %s are read", async (_, days) => {
    const { workspace, account } = await aWorkspace();
    winFirst(account);
    workspace.setNow(NOON - 2 * DAY_MS);
    await workspace.syncCopper("all");
    expect(await wonOn(workspace)).toContain("ada_deals_won_quantity_2026-08-21 1");
    account.setStatus(DEAL, "Lost", NOON - DAY_MS, ADA);
    workspace.setNow(NOON);
    await workspace.syncCopper("all", days);
    expect(await wonOn(workspace)).toEqual([]);
  });
});
