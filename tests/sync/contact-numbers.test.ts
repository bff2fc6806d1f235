import { afterEach, expect, test } from "vitest";
import { ADA, NOON, smallAccount } from "#sandbox/copper/testing.ts";
import type { Caller } from "#src/server/caller.ts";
import { setSourceRule } from "#src/server/source-settings.ts";
import { onEveryEngine } from "#tests/builders/engines.ts";
import { anAccount, anAgent, openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

const BOSS: Caller = { name: "key:boss", role: "manager", userId: null };
const DAY_MS = 86_400_000;

const open: Workspace[] = [];
afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.close();
});

onEveryEngine("contacts' numbers", (engine) => {
  /** Ada has calls in JustCall and logs them by hand in Copper; both count together. */
  async function both() {
    const justcall = anAccount([anAgent({ id: 1, email: "ada.one@example.com" })]);
    const copper = smallAccount(0);
    const workspace = await openWorkspace({ engine, now: NOON, account: justcall, copper });
    open.push(workspace);
    await workspace.addRep({ email: "ada.one@example.com" }, { id: "ada" });
    await setSourceRule(workspace.services, BOSS, {
      type: "phone_call_quantity",
      userId: null,
      fromDay: null,
      mode: "together",
      order: ["justcall", "copper"],
    });
    return { workspace, justcall, copper };
  }

  async function counted({ services }: Workspace, day: string): Promise<number[]> {
    const range = { from: day, to: day };
    const { rows } = await services.store.teamDays.sums(["phone_call_quantity"], range);
    return rows.map(({ reps }) => reps);
  }

  test("are found also when one was added after a first call was read: later calls count once", async () => {
    const { workspace, justcall, copper } = await both();
    const [contact] = copper.contacts;
    const phones = contact?.phones.splice(0) ?? [];
    copper.addActivity({ at: NOON - DAY_MS, userId: ADA, details: "Spoke about the order" });
    await workspace.syncCopper("all");
    contact?.phones.push(...phones);
    workspace.setNow(NOON + 2 * DAY_MS);
    for (const hour of [1, 2, 3]) {
      const at = NOON + DAY_MS + hour * 3_600_000;
      justcall.addCall({ at, agentId: 1, contactNumber: "13035550143" });
      copper.addActivity({ at: at + 60_000, userId: ADA, details: `Spoke again, hour ${hour}` });
    }
    await workspace.sync("all");
    await workspace.syncCopper("all");
    expect(await counted(workspace, "2026-09-16")).toEqual([3]);
    const again = await workspace.syncCopper("all");
    for (const { changes } of again.outcome?.reps ?? [])
      expect(changes).toMatchObject({ added: 0, changed: 0 });
  });

  test("of one contact that the key may not see do not stop the sync, which says so", async () => {
    const { workspace, copper } = await both();
    const [person, company] = copper.contacts;
    if (person === undefined || company === undefined) throw new Error("no contacts");
    person.hidden = true;
    for (const { type, id } of [person, company])
      for (const minute of [1, 2])
        copper.addActivity({ at: NOON - minute * 60_000, userId: ADA, parent: { type, id } });
    const run = await workspace.syncCopper("all");
    expect(run.outcome?.reps.find(({ userId }) => userId === "ada")?.totalCalls).toBe(4);
    expect(run.outcome?.warnings).toEqual([expect.stringMatching(/does not show.*\w\.$/)]);
  });
});
