import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { generateTeam } from "#sandbox/justcall/team.ts";
import { callboard } from "#tests/builders/processes.ts";
import { openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

const folders: string[] = [];
const open: Workspace[] = [];
afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function emptyFolder(): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), "callboard-cli-"));
  folders.push(folder);
  return { CALLBOARD_DATA: join(folder, "data") };
}

describe("on an empty data folder, without a server and without settings", () => {
  test("people can be added, listed and imported", async () => {
    const settings = emptyFolder();
    const added = await callboard(
      [
        "users",
        "add",
        "--email",
        "Mara@Example.com",
        "--id",
        "mara",
        "--name",
        "Mara Okonjo",
        "--role",
        "manager",
        "--time-zone",
        "America/Denver",
        "--json",
      ],
      settings,
    );
    expect(added).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(added.stdout)).toMatchObject({
      id: "mara",
      email: "Mara@Example.com",
      role: "manager",
    });

    const again = await callboard(["users", "add", "--email", "mara@example.com"], settings);
    expect(again).toMatchObject({ code: 1, stdout: "" });
    expect(again.stderr).toContain("[conflict]");

    const file = join(settings["CALLBOARD_DATA"] ?? "", "..", "people.csv");
    writeFileSync(
      file,
      "email,id,name,role,timeZone\nteo@example.com,teo,Teo,rep,Europe/Oslo\nmara@example.com,,,admin,\n",
    );
    const imported = await callboard(["users", "import", file, "--json"], settings);
    expect(JSON.parse(imported.stdout)).toMatchObject({
      added: [{ id: "teo" }],
      updated: [{ id: "mara", role: "admin" }],
    });
    const listed = await callboard(["users", "list"], settings);
    expect(listed.stdout).toMatch(/mara.*Mara@Example.com.*admin/);
  });

  test("a report says that nothing was read yet", async () => {
    const { code, stdout } = await callboard(["report", "team-kpis"], emptyFolder());
    expect([code, stdout]).toEqual([0, expect.stringContaining(", nothing was read yet.\n")]);
  });

  test("keys and links can be made, listed and taken back; what opens is printed once", async () => {
    const settings = emptyFolder();
    const json = async (...words: string[]) =>
      JSON.parse((await callboard([...words, "--json"], settings)).stdout);
    const key = await json("keys", "add", "--name", "nightly", "--role", "manager");
    expect(key).toMatchObject({ name: "nightly", key: expect.stringMatching(/^cb_[\w-]{43}$/) });
    const wall = await json("links", "add", "--name", "TV", "--kind", "wall");
    expect(wall.url).toBe(`http://127.0.0.1:3000/wall?share=${wall.token}`);
    expect(wall.token).toMatch(/^cbw_[\w-]{43}$/);
    const listed = [await json("keys", "list"), await json("links", "list")];
    expect(listed).toMatchObject([
      { keys: [{ id: key.id }] },
      { links: [{ id: wall.id, name: "TV", revokedAt: null }] },
    ]);
    expect(JSON.stringify(listed)).not.toMatch(new RegExp(`${key.key}|${wall.token}|hash`));

    expect(await json("links", "revoke", "--id", wall.id)).toEqual({ id: wall.id, revoked: true });
    expect(await json("links", "list")).toMatchObject({
      links: [{ revokedAt: expect.any(String) }],
    });
    await json("keys", "revoke", "--id", key.id);
    expect(await json("keys", "list")).toEqual({ keys: [] });
    for (const noun of ["keys", "links"]) {
      const again = await callboard([noun, "revoke", "--id", "none"], settings);
      expect([again.code, again.stderr]).toEqual([1, expect.stringContaining("[not_found]")]);
    }
  });

  test("wrong usage is exit 2 with the usage, a failure exit 1 with a code, both on the error stream", async () => {
    const settings = emptyFolder();
    for (const words of [
      [],
      ["nonsense"],
      ["users", "add"],
      ["users", "add", "--email", "not an address"],
      ["users", "add", "--email", "a@b.c", "--time-zone", "Denver"],
      ["users", "add", "--email", "a@b.c", "--shoe-size", "43"],
      ["sync", "justcall"],
      ["sync", "justcall", "--user", "x", "--all"],
      ["metrics", "--type", "calls"],
      ["keys", "add", "--name", "x", "--role", "king"],
      ["keys", "revoke"],
      ["links", "add", "--name", "x", "--kind", "king"],
      ["links", "revoke"],
    ]) {
      const { code, stderr } = await callboard(words, settings);
      expect([words, code]).toEqual([words, 2]);
      if (words.length > 0) expect(stderr).toMatch(/\[(usage|invalid_request)\]/);
    }
    const failed = await callboard(["sync", "justcall", "--all"], settings);
    expect(failed).toMatchObject({ code: 1, stdout: "" });
    expect(failed.stderr).toContain("[justcall_not_configured]");
    const misconfigured = await callboard(["status"], {
      ...settings,
      CALLBOARD_TIME_ZONE: "Denver",
    });
    expect(misconfigured.code).toBe(1);
    expect(misconfigured.stderr).toContain("CALLBOARD_TIME_ZONE");
  });
});

describe("on a team", () => {
  test("sync, metrics and status agree with the server's store, in JSON for a pipe", async () => {
    const account = generateTeam({ seed: 5, now: Date.now() });
    const workspace = await openWorkspace({ account, now: Date.now() });
    open.push(workspace);
    for (const agent of account.agents) await workspace.addRep(agent);
    const json = async (...words: string[]) => {
      const { code, stdout, stderr } = await callboard([...words, "--json"], workspace.settings);
      expect([code, stderr]).toEqual([0, ""]);
      return JSON.parse(stdout);
    };

    const all = await json("sync", "justcall", "--all");
    expect(all).toMatchObject({ success: true, metricsWritten: 540, changes: { added: 540 } });
    expect(all.users).toHaveLength(8);
    const sum = all.users.reduce(
      (calls: number, rep: { totalCalls: number }) => calls + rep.totalCalls,
      0,
    );
    expect(sum + all.unassigned.calls).toBe(all.totalCalls);

    const [{ userId }] = all.users;
    const one = await json("sync", "justcall", "--user", userId);
    expect(one).toMatchObject({ userId, metricsWritten: 60, changes: { unchanged: 60 } });
    const { metrics } = await json("metrics", "--user", userId, "--type", "phone_call_quantity");
    expect(metrics).toEqual(
      await workspace.services.store.metrics.find({
        userId,
        type: "phone_call_quantity",
        limit: 100,
      }),
    );
    expect(await json("status")).toMatchObject({
      sources: [
        {
          source: "justcall",
          configured: true,
          lastSuccessAt: expect.any(String),
          lastError: null,
          running: null,
        },
        { source: "copper", configured: false },
      ],
    });
    const people = await callboard(["sync", "justcall", "--all"], workspace.settings);
    expect(people.stdout).toMatch(/Synced \d+ calls, wrote 540 metrics/);
  });
});
