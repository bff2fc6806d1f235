import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays } from "#src/domain/calendar/day.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { callboard } from "#tests/builders/processes.ts";
import { anAccount, anAgent, openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

const today = dayOf(Date.now(), "America/Denver");
const yesterday = addDays(today, -1);
const GOAL = ["goals", "set", "--type", "phone_call_quantity", "--period"];

let workspace: Workspace;

beforeAll(async () => {
  const account = anAccount([anAgent({ id: 7 })]);
  const noon = Date.parse(`${yesterday}T19:00:00Z`);
  for (let n = 0; n < 3; n++) {
    account.addCall({ agentId: 7, at: noon + n * 60_000, totalSeconds: 90 });
  }
  workspace = await openWorkspace({ account, now: Date.now() });
  await workspace.addRep({ email: "agent7@example.com" }, { id: "ada", name: "Ada Byrd" });
  await workspace.sync("all");
});
afterAll(() => workspace?.close());

const run = (...words: string[]) => callboard(words, workspace.settings);

/** All at once, since each is a process of its own. */
async function expectMisuse(commands: readonly (readonly string[])[]): Promise<void> {
  await Promise.all(
    commands.map(async (words) => {
      const { code, stdout, stderr } = await run(...words);
      expect([words, code, stdout]).toEqual([words, 2, ""]);
      expect(stderr).toMatch(/\[(invalid_request|usage)\]/);
    }),
  );
}

describe("callboard goals", () => {
  test("sets a goal once, lists it with who set it, and ends it", async () => {
    const nothing = await run("goals", "list");
    expect(nothing.stdout).toContain("No goal yet");
    const words = [...GOAL, "daily", "--user", "ada", "--target", "45", "--from", yesterday];
    const first = await run(...words, "--json");
    expect(JSON.parse(first.stdout)).toMatchObject({ changes: { changed: 1, unchanged: 0 } });
    const stored = await workspace.stored();
    expect((await run(...words)).stdout).toBe("That goal is set already.\n");
    expect(await workspace.stored()).toBe(stored);
    expect((await run(...GOAL, "monthly", "--team", "--target", "900.5")).code).toBe(0);
    expect((await run(...GOAL, "daily", "--user", "ada", "--target", "none")).stdout).toBe(
      "Set.\n",
    );
    const listed = await run("goals", "list");
    expect(listed.stdout).toMatch(
      /\(team\) +phone_call_quantity +monthly .* 900\.5 +in force +cli/,
    );
    expect(listed.stdout).toMatch(/ada .*daily .* 45 +past/);
    expect(listed.stdout).toMatch(/ada .*daily .* none +in force/);
  });

  test("wrong usage is exit 2 and sets nothing", async () => {
    const before = await workspace.stored();
    await expectMisuse([
      [...GOAL, "daily", "--target", "4"],
      [...GOAL, "daily", "--target", "4", "--team", "--user", "ada"],
      [...GOAL, "daily", "--team"],
      [...GOAL, "daily", "--team", "--target", "many"],
      [...GOAL, "daily", "--team", "--target=-3"],
      [...GOAL, "yearly", "--team", "--target", "4"],
      [...GOAL, "daily", "--user", "eve", "--target", "4"],
      [...GOAL, "daily", "--team", "--target", "4", "--from", "2026-02-30"],
    ]);
    expect(await workspace.stored()).toBe(before);
  });
});

describe("callboard report", () => {
  const window = ["--from", addDays(today, -3), "--to", yesterday];

  test("prints every report as a table, and with --json what the API answers", async () => {
    const { reports } = workspace.services;
    const asked = { from: addDays(today, -3), to: yesterday };
    const rest = ({ asOf: _, ...answer }: { asOf: string }) => JSON.parse(JSON.stringify(answer));
    const json = async (...words: string[]) =>
      rest(JSON.parse((await run("report", ...words, ...window, "--json")).stdout));
    expect(await json("team-metrics")).toEqual(rest(await reports.teamMetrics(asked)));
    expect(await json("team-trends")).toEqual(rest(await reports.teamTrends(asked)));
    expect(await json("rep-overview", "--user", "ada")).toMatchObject({
      userId: "ada",
      kpis: [{ value: 3 }, { value: 4.5 }],
      latest: [{ totalSeconds: 90 }, {}, {}],
    });
    const kpis = await run("report", "team-kpis", "--period", "weekly", "--back", "1");
    expect(kpis.stdout).toMatch(/^type +value/m);
    const board = await run("report", "team-leaderboard", ...window, "--by", "talk_time_minutes");
    expect(board.stdout).toMatch(/1 +ada +Ada Byrd +4\.5/);
    const goals = await run("report", "team-goals");
    expect(goals.stdout).toMatch(/monthly +phone_call_quantity +900\.5/);
  });

  test("wrong usage is exit 2", () =>
    expectMisuse([
      ["report"],
      ["report", "team-everything"],
      ["report", "team-metrics", "--period", "yearly"],
      ["report", "team-metrics", "--period", "daily", "--from", today],
      ["report", "team-metrics", "--user", "ada"],
      ["report", "rep-overview"],
      ["explain"],
      ["explain", "--measure", "calls"],
    ]));

  test("somebody who is not there is exit 1", async () => {
    const { code, stderr } = await run("report", "rep-overview", "--user", "eve");
    expect([code, stderr]).toEqual([1, expect.stringContaining("[user_not_found]")]);
  });
});

test("callboard explain lists the calls behind a number, and they sum to it", async () => {
  const words = ["explain", "--measure", "talk_time_minutes", "--user", "ada", "--from", yesterday];
  const { stdout } = await run(...words, "--to", yesterday);
  expect(stdout).toContain(`Talk time, Ada Byrd, ${yesterday} to ${yesterday}: 4.5 minutes`);
  expect(stdout.match(/ answered /g)).toHaveLength(3);
  const { value, calls, counted } = JSON.parse(
    (await run(...words, "--to", yesterday, "--limit", "2", "--json")).stdout,
  ) as { value: number; calls: unknown[]; counted: { totalSeconds: number } };
  expect([value, calls.length, counted.totalSeconds / 60]).toEqual([4.5, 2, 4.5]);
  const emails = await run("explain", "--measure", "email_quantity", "--from", yesterday);
  expect(emails.stdout).toContain("Nothing is behind it.");
  expect(emails.stdout).not.toContain("Behind it");
  const ofToday = ["explain", "--measure", "phone_call_quantity", "--user", "ada", "--from", today];
  expect((await run(...ofToday)).stdout).toContain("No call is behind it.");
});
