import { afterEach, describe, expect, test } from "vitest";
import { SandboxAccount } from "#sandbox/justcall/account.ts";
import { closeAll, start } from "#sandbox/justcall/testing.ts";
import { anAgent } from "#tests/builders/workspace.ts";
import { createJustCallClient } from "./client.ts";
import type { VendorFacts } from "./self-test.ts";
import { createJustCallSource } from "./source.ts";

afterEach(closeAll);

const NOW = Date.parse("2026-11-20T19:00:00Z");
const DAY = 86_400_000;

type Memory = Parameters<typeof createJustCallSource>[0]["memory"];

interface Scene {
  /** Whose clock the sandbox's filters follow. */
  readonly zone: string;
  /** What the settings say. */
  readonly configured?: string;
  readonly agentZone?: string;
  readonly calls?: readonly number[];
  readonly firstPage?: 0 | 1;
  readonly now?: number;
  readonly override?: Record<string, unknown>;
}

async function scene(given: Scene) {
  const now = given.now ?? NOW;
  const agents = [anAgent({ id: 11, timeZone: given.agentZone ?? "America/Denver" })];
  const account = new SandboxAccount({ zone: given.zone, agents });
  const calls = given.calls ?? [3 * DAY, 2 * DAY, DAY];
  const added = calls.map((back) => account.addCall({ at: now - back, agentId: 11 }));
  const [oldest] = added;
  if (given.override !== undefined && oldest !== undefined) {
    account.malform(oldest.id, given.override);
  }
  const { sandbox } = await start({
    account,
    clock: () => now,
    ...(given.firstPage === undefined ? {} : { firstPage: given.firstPage }),
  });
  const remembered: VendorFacts[] = [];
  const warnings: string[] = [];
  const aSource = (memory: Partial<Memory> = {}) =>
    createJustCallSource({
      client: createJustCallClient({
        apiUrl: sandbox.url,
        key: "sandbox-key",
        secret: "sandbox-secret",
        clock: () => now,
        times: { timeoutMs: 1_000, patienceMs: 3_000, firstDelayMs: 5 },
      }),
      zone: given.configured ?? given.zone,
      clock: () => now,
      memory: {
        recall: async () => remembered.at(-1) ?? null,
        remember: async (facts) => {
          remembered.push(facts);
        },
        ...memory,
      },
    });
  const read = {
    signal: new AbortController().signal,
    priority: "interactive" as const,
    watch: {
      onPage: () => undefined,
      onWait: () => undefined,
      onWarning: (text: string) => warnings.push(text),
    },
  };
  return { sandbox, account, aSource, read, remembered, warnings };
}

describe("the first page", () => {
  test.each([0, 1] as const)("is found out to be %i", async (firstPage) => {
    const { aSource, read, remembered, warnings } = await scene({
      zone: "America/Denver",
      firstPage,
    });
    expect(await aSource().listPeople(read)).toHaveLength(1);
    expect(remembered).toEqual([{ firstPage, filterZone: "America/Denver" }]);
    expect(warnings).toEqual([]);
  });

  test.each([0, 1] as const)("is found by a single call, being %i", async (firstPage) => {
    const { aSource, read, remembered } = await scene({
      zone: "America/Denver",
      firstPage,
      calls: [DAY],
    });
    await aSource().listPeople(read);
    expect(remembered).toEqual([{ firstPage, filterZone: "America/Denver" }]);
  });

  test.each([
    ["no time", { call_time: null }],
    ["no id", { id: null }],
    ["no blocks", { call_info: null, call_duration: null }],
  ])("is not mistaken because the oldest call has %s", async (_, override) => {
    const { aSource, read, remembered } = await scene({ zone: "America/Denver", override });
    await aSource().listPeople(read);
    for (const facts of remembered) expect(facts.firstPage).toBe(0);
    const window = { from: NOW - 5 * DAY, to: NOW, personId: "11" };
    let rows = 0;
    for await (const batch of aSource().read(window, read)) {
      rows += batch.activities.length + batch.unreadable.length;
    }
    expect(rows).toBe(3);
  });
});

describe("the filter's zone", () => {
  test.each([
    ["America/Denver", "2026-11-20T19:00:00Z"],
    ["America/Denver", "2026-07-20T19:00:00Z"],
    ["Australia/Sydney", "2026-11-20T19:00:00Z"],
    ["Australia/Sydney", "2026-07-20T19:00:00Z"],
    ["Asia/Kolkata", "2026-07-20T19:00:00Z"],
    ["Australia/Lord_Howe", "2026-11-20T19:00:00Z"],
  ])(
    "%s is found among the agents' at %s, though Europe/London was configured",
    async (zone, at) => {
      const { aSource, read, remembered, warnings } = await scene({
        zone,
        configured: "Europe/London",
        agentZone: zone,
        now: Date.parse(at),
      });
      await aSource().listPeople(read);
      expect(remembered).toEqual([{ firstPage: 0, filterZone: zone }]);
      expect(warnings.join()).toContain(zone);
    },
  );

  test("of UTC is found without anybody who lives by it", async () => {
    const { aSource, read, remembered } = await scene({ zone: "UTC", configured: "Asia/Tokyo" });
    await aSource().listPeople(read);
    expect(remembered).toEqual([{ firstPage: 0, filterZone: "UTC" }]);
  });

  test("is found while the oldest call is of today, and a wrong guess lies already in tomorrow", async () => {
    // 22:30 in UTC is 15:30 in Denver and 07:30 of the next day in Tokyo.
    const { aSource, read, remembered } = await scene({
      zone: "America/Denver",
      configured: "Asia/Tokyo",
      now: Date.parse("2026-11-20T22:30:00Z"),
      calls: [300_000],
    });
    await aSource().listPeople(read);
    expect(remembered).toEqual([{ firstPage: 0, filterZone: "America/Denver" }]);
  });

  test("that nobody names is warned of, and the configured one is taken", async () => {
    const { aSource, read, remembered, warnings } = await scene({
      zone: "Asia/Kathmandu",
      configured: "America/Denver",
    });
    await aSource().listPeople(read);
    expect(remembered).toEqual([{ firstPage: 0, filterZone: "America/Denver" }]);
    expect(warnings.join()).toContain("JUSTCALL_TIME_ZONE");
  });
});

test("an empty account has nothing to tell by: nothing is remembered, and it is asked again", async () => {
  const { aSource, read, remembered, sandbox } = await scene({ zone: "America/Denver", calls: [] });
  const source = aSource();
  expect(await source.listPeople(read)).toHaveLength(1);
  expect(remembered).toEqual([]);
  const before = sandbox.requests.length;
  await source.listPeople(read);
  const calls = sandbox.requests.slice(before).filter(({ path }) => path === "/v2.1/calls");
  expect(calls.length).toBeGreaterThan(0);
});

test("what was found is asked once, by this source and by any other with the same memory", async () => {
  const { aSource, read, remembered, sandbox } = await scene({ zone: "America/Denver" });
  const source = aSource();
  await source.listPeople(read);
  expect(remembered).toHaveLength(1);
  sandbox.requests.length = 0;
  await source.listPeople(read);
  await aSource().listPeople(read);
  expect(sandbox.requests.map(({ path }) => path)).toEqual(["/v2.1/users", "/v2.1/users"]);
  expect(remembered).toHaveLength(1);
});

describe("syncs that begin at once", () => {
  test("each know the account, also when its memory answers one of them late", async () => {
    const { aSource, read } = await scene({ zone: "America/Denver" });
    const late = Promise.withResolvers<null>();
    let asked = 0;
    const source = aSource({
      recall: () => (asked++ === 0 ? Promise.resolve(null) : late.promise),
      // What the second asked for before anything was known arrives when the first knows all.
      remember: async () => {
        late.resolve(null);
        await late.promise;
      },
    });
    const lists = await Promise.all([source.listPeople(read), source.listPeople(read)]);
    for (const people of lists) expect(people.map(({ id }) => id)).toEqual(["11"]);
  });

  test("are not told who was there when another looked", async () => {
    const unreadable = { call_time: null, call_date: null };
    const { aSource, account, read, remembered } = await scene({
      zone: "America/Denver",
      calls: [DAY],
      override: unreadable,
    });
    const source = aSource();
    await source.listPeople(read);
    // Without a call that can be read there is nothing to know the account by: it is looked at once more.
    for await (const _ of source.read({ from: NOW - DAY, to: NOW, personId: null }, read));
    account.agents.push(anAgent({ id: 12 }));
    remembered.push({ firstPage: 0, filterZone: "America/Denver" });
    const listed = await source.listPeople(read);
    expect(listed.map(({ id }) => id).sort()).toEqual(["11", "12"]);
  });
});
