import { afterEach, expect, test } from "vitest";
import { SandboxAccount } from "#sandbox/justcall/account.ts";
import { closeAll, NOON, smallAccount, start } from "#sandbox/justcall/testing.ts";
import { anAgent } from "#tests/builders/workspace.ts";
import { VendorRejectedError } from "../http/errors.ts";
import { createJustCallClient } from "./client.ts";
import { mappedId, toActivity } from "./mapper.ts";
import { createJustCallSource } from "./source.ts";

afterEach(closeAll);

const READ = {
  signal: new AbortController().signal,
  priority: "interactive" as const,
  watch: { onPage: () => undefined, onWait: () => undefined, onWarning: () => undefined },
};

const TIMES = { timeoutMs: 1_000, patienceMs: 5_000, firstDelayMs: 5 };

const aClient = (apiUrl: string, key = "sandbox-key", clock = () => NOON) =>
  createJustCallClient({ apiUrl, key, secret: "sandbox-secret", clock, times: TIMES });

test("users are listed over several pages: 230 are 100 + 100 + 30, those who left not among them", async () => {
  const agents = Array.from({ length: 231 }, (_, n) => anAgent({ id: n + 1, active: n !== 7 }));
  const account = new SandboxAccount({ zone: "America/Denver", agents });
  const { sandbox } = await start({ account });
  const source = createJustCallSource({
    client: aClient(sandbox.url),
    zone: account.zone,
    clock: () => NOON,
    memory: {
      recall: async () => ({ firstPage: 0, filterZone: account.zone }),
      remember: async () => undefined,
    },
  });
  const people = await source.listPeople(READ);
  expect(people).toHaveLength(230);
  expect(new Set(people.map((person) => person.id)).size).toBe(230);
  expect(people.find((person) => person.id === "8")).toBeUndefined();
  expect(people.find((person) => person.id === "9")).toEqual({
    source: "justcall",
    id: "9",
    name: "Agent 9",
    email: "agent9@example.com",
    timeZone: "America/Denver",
  });
  expect(sandbox.requests.map((request) => [request.path, request.query["page"]])).toEqual([
    ["/v2.1/users", "0"],
    ["/v2.1/users", "1"],
    ["/v2.1/users", "2"],
  ]);
});

test("one call is had by its id, and one that is not there is refused with 404", async () => {
  const { sandbox } = await start({ account: smallAccount(3) });
  const client = aClient(sandbox.url);
  expect(mappedId(toActivity(await client.getCall("401000010", READ)))).toBe("401000010");
  await expect(client.getCall("1", READ)).rejects.toMatchObject({
    code: "vendor_rejected",
    status: 404,
  });
});

test("a wrong key is refused once, with what to check and without the key", async () => {
  const { sandbox } = await start();
  const client = aClient(sandbox.url, "wrong-key-1234");
  const error = await client.listUsers(0, READ).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(VendorRejectedError);
  expect(error).toMatchObject({ code: "vendor_rejected", status: 401 });
  expect(String(error)).toContain("JUSTCALL_API_KEY");
  expect(`${String(error)} ${JSON.stringify(error)}`).not.toMatch(/wrong-key-1234|sandbox-secret/);
  expect(sandbox.requests).toHaveLength(1);
});

test("only the calls of the agent asked for, in the stretch asked for, come", async () => {
  const { sandbox } = await start({ account: smallAccount(20) });
  const page = await aClient(`${sandbox.url}/`).listCalls(
    {
      page: 0,
      perPage: 100,
      // The last ten calls begin at 15:20 in Denver; every other one is agent 12's.
      from: "2026-09-15 15:20:00",
      to: "2026-09-15 23:59:59",
      agentId: "12",
    },
    READ,
  );
  expect(page).toMatchObject({ total: 5, hasNext: false });
  expect(page.rows).toHaveLength(5);
});

test("the vendor's minute is never overdrawn: 14 requests at 5 in 2 seconds see no 429", async () => {
  const { sandbox } = await start({
    account: smallAccount(3),
    clock: Date.now,
    limits: { perMinute: 5, minuteMs: 2_000, perHour: 1_000 },
  });
  const client = aClient(sandbox.url, "sandbox-key", Date.now);
  await Promise.all(Array.from({ length: 14 }, () => client.listUsers(0, READ)));
  expect(sandbox.requests.map((request) => request.status)).toEqual(
    Array.from({ length: 14 }, () => 200),
  );
});
