import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays } from "#src/domain/calendar/day.ts";
import { callboard } from "#tests/builders/processes.ts";
import { openTwoSourceTeam, type TwoSourceTeam } from "#tests/builders/two-source-team.ts";

let team: TwoSourceTeam;
beforeAll(async () => {
  team = await openTwoSourceTeam();
}, 60_000);
afterAll(() => team?.workspace.close());

const run = (...words: string[]) => callboard(words, team.workspace.settings);

describe("callboard sources", () => {
  test("compares, switches, lists and puts back; the digest of the days stays", async () => {
    const to = addDays(team.today, -1);
    const from = addDays(to, -6);
    const compared = await run("sources", "compare", "--from", from, "--to", to);
    expect(compared.stdout).toMatch(/rep-days are equal/);
    expect(compared.stdout).toMatch(/\d+ only in justcall/);
    const digest = (await run("digest", "--json")).stdout;
    const words = ["sources", "switch", "--type", "phone_call_quantity", "--mode", "together"];
    const switched = await run(...words, "--order", "justcall,copper", "--json");
    const { change } = JSON.parse(switched.stdout);
    expect(change).toMatchObject({ what: "policy", by: "cli" });
    expect((await run(...words, "--order", "justcall,copper")).stdout).toBe(
      "That is so already.\n",
    );
    expect((await run("sources", "list")).stdout).toMatch(
      /phone_call_quantity +\(everybody\) +ever +together +justcall, copper/,
    );
    expect((await run("digest", "--json")).stdout).toBe(digest);
    expect((await run("sources", "undo", change.id)).stdout).toBe("Put back.\n");
    expect((await run("sources", "list")).stdout).toContain("JustCall first, else Copper");
    expect((await run("digest", "--json")).stdout).toBe(digest);
  });

  test("wrong usage is exit 2 and changes nothing", async () => {
    const stored = await team.workspace.stored();
    for (const words of [
      ["switch", "--type", "calls", "--mode", "only", "--order", "copper"],
      ["switch", "--type", "phone_call_quantity", "--mode", "only"],
      ["compare", "--from", "yesterday"],
      ["undo"],
    ]) {
      const { code, stderr } = await run("sources", ...words);
      expect([words, code]).toEqual([words, 2]);
      expect(stderr).toMatch(/\[(invalid_request|usage)\]/);
    }
    expect((await run("sources", "undo", "no-such-change")).code).toBe(1);
    const unknown = await run("sources", "compare", "--user", "nobody");
    expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining("user_not_found")]);
    expect(await team.workspace.stored()).toBe(stored);
  });
});

test("callboard sync copper answers like sync justcall, and says what it read", async () => {
  const [user] = await team.workspace.services.store.users.list();
  const json = await run("sync", "copper", "--user", user?.id ?? "", "--json");
  expect(JSON.parse(json.stdout)).toMatchObject({ success: true, userId: user?.id });
  const text = await run("sync", "copper", "--all", "--from", addDays(team.today, -3));
  expect(text.stdout).toMatch(/Synced \d+ activities, wrote \d+ metrics/);
  const without = { ...team.workspace.settings, COPPER_API_TOKEN: "", COPPER_USER_EMAIL: "" };
  const failed = await callboard(["sync", "copper", "--all"], without);
  expect([failed.code, failed.stderr]).toEqual([
    1,
    expect.stringContaining("copper_not_configured"),
  ]);
});
