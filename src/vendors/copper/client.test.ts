import { createServer } from "node:http";
import { inspect } from "node:util";
import { afterEach, expect, test } from "vitest";
import { VendorContentError, VendorRejectedError } from "../http/errors.ts";
import { Pacer } from "../http/pacer.ts";
import { createCopperClient } from "./client.ts";
import types from "./recordings/activity-types.json" with { type: "json" };
import refused from "./recordings/error-422.json" with { type: "json" };
import pipelines from "./recordings/pipelines.json" with { type: "json" };
import { aRead } from "./testing.ts";

interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body: unknown;
}

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((close) => close()));
});

function aClient(apiUrl: string, pacer?: Pacer) {
  return createCopperClient({
    apiUrl,
    token: "0123456789abcdef-token",
    userEmail: "bot@example.com",
    clock: Date.now,
    ...(pacer === undefined ? {} : { pacer }),
    times: { timeoutMs: 1_000, patienceMs: 5_000, firstDelayMs: 2, retries: 3 },
  });
}

/** A vendor whose n-th answer is the n-th given; the last one goes on. */
async function aVendor(...answers: readonly Answer[]) {
  const requests: { line: string; headers: Record<string, unknown>; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    requests.push({ line: `${request.method} ${request.url}`, headers: request.headers, body });
    const answer = answers[Math.min(requests.length, answers.length) - 1];
    response.writeHead(answer?.status ?? 200, answer?.headers);
    response.end(JSON.stringify(answer?.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  opened.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const url = `http://127.0.0.1:${address.port}/developer_api/v1/`;
  return { url, client: aClient(url), requests };
}

test("a search says who asks, for which page, and hands on the count, whatever the case of its header", async () => {
  const { client, requests } = await aVendor({ headers: { "X-Pw-Total": "401" }, body: [{}] });
  const types = [{ id: 702301, category: "user" as const }];
  const page = await client.searchActivities(
    { page: 3, fromSec: 10, toSec: 20, types, sort: "activity_date", direction: "asc" },
    aRead().read,
  );
  expect(page).toEqual({ rows: [{}], total: 401 });
  expect(requests[0]?.line).toBe("POST /developer_api/v1/activities/search");
  expect(requests[0]?.headers).toMatchObject({
    "x-pw-accesstoken": "0123456789abcdef-token",
    "x-pw-application": "developer_api",
    "x-pw-useremail": "bot@example.com",
    "content-type": "application/json",
  });
  expect(JSON.parse(requests[0]?.body ?? "")).toEqual({
    page_number: 3,
    page_size: 200,
    minimum_activity_date: 10,
    maximum_activity_date: 20,
    activity_types: types,
    sort_by: "activity_date",
    sort_direction: "asc",
  });
});

test("a search of one opportunity names it by number", async () => {
  const { client, requests } = await aVendor({ body: [] });
  const parent = { type: "opportunity", id: "6610021" } as const;
  const query = { page: 1, parent, sort: "activity_date", direction: "asc" } as const;
  await client.searchActivities(query, aRead().read);
  expect(JSON.parse(requests[0]?.body ?? "")).toEqual({
    page_number: 1,
    page_size: 200,
    parent: { id: 6610021, type: "opportunity" },
    sort_by: "activity_date",
    sort_direction: "asc",
  });
});

test.each([{}, { "x-pw-total": "" }, { "x-pw-total": "many" }])(
  "a count of %j is unknown, not nothing",
  async (headers) => {
    const { client } = await aVendor({ headers, body: [] });
    expect(await client.listUsers(1, aRead().read)).toEqual({ rows: [], total: null });
  },
);

test("opportunities are asked for by their ids, as numbers", async () => {
  const { client, requests } = await aVendor({ body: [] });
  await client.searchOpportunities(["6610021", "6610022"], 1, aRead().read);
  expect(JSON.parse(requests[0]?.body ?? "")).toEqual({
    page_number: 1,
    page_size: 200,
    ids: [6610021, 6610022],
  });
});

test("types and pipelines are read without a body", async () => {
  const { client, requests } = await aVendor({ body: types }, { body: pipelines });
  const { read } = aRead();
  expect((await client.listActivityTypes(read)).user.map((type) => type.id)).toEqual([
    "0",
    "702301",
    "702302",
    "702303",
    "738844",
  ]);
  expect((await client.listPipelines(read)).map((one) => one.stages?.length)).toEqual([3, 2]);
  expect(requests.map(({ line, body }) => [line, body])).toEqual([
    ["GET /developer_api/v1/activity_types", ""],
    ["GET /developer_api/v1/pipelines", ""],
  ]);
});

test("a contact's numbers come as they are written; one that is not there has none, one that is hidden is unknown", async () => {
  const phone_numbers = [{ number: "(312) 555-0143", category: "work" }, { number: 13125550144 }];
  const { client, requests } = await aVendor(
    { body: { id: 1, phone_numbers } },
    { body: { id: 1, phone_numbers: null } },
    { status: 404, body: { error: "not_found" } },
    { status: 403, body: {} },
  );
  const { read } = aRead();
  expect(await client.getContact("person", "1", read)).toEqual(["(312) 555-0143", "13125550144"]);
  expect(await client.getContact("company", "1", read)).toEqual([]);
  expect(await client.getContact("lead", "1", read)).toEqual([]);
  expect(await client.getContact("lead", "2", read)).toBeNull();
  expect(requests.map(({ line }) => line.split("/v1")[1])).toEqual([
    "/people/1",
    "/companies/1",
    "/leads/1",
    "/leads/2",
  ]);
});

test("an error's envelope sent as a success is no data: it is asked again, then fails", async () => {
  const envelope = { success: false, status: 500, message: "no" };
  const once = await aVendor({ body: envelope }, { body: [] });
  expect(await once.client.listUsers(1, aRead().read)).toEqual({ rows: [], total: null });
  const always = await aVendor({ body: envelope });
  const { read } = aRead();
  await expect(always.client.listUsers(1, read)).rejects.toBeInstanceOf(VendorContentError);
  await expect(always.client.getContact("person", "1", read)).rejects.toBeInstanceOf(
    VendorContentError,
  );
});

test("a refusal is not repeated, says what to check, and tells no secret", async () => {
  const { client, requests } = await aVendor(
    { status: 401, body: {} },
    { status: 422, body: refused },
  );
  const { read } = aRead();
  const error = await client.listUsers(1, read).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(VendorRejectedError);
  expect(error).toMatchObject({ status: 401, request: "POST /developer_api/v1/users/search" });
  expect(String(error)).toContain("COPPER_API_TOKEN and COPPER_USER_EMAIL");
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("0123456789abcdef");
  await expect(client.listUsers(1, read)).rejects.toMatchObject({ status: 422 });
  expect(requests).toHaveLength(2);
});

test("a 429 is followed by a pause twenty times the first delay, then twice that", async () => {
  const limited = { status: 429, body: { success: false, status: 429 } };
  const { client, requests } = await aVendor(limited, limited, { body: [] });
  const { read } = aRead();
  const started = Date.now();
  await client.listUsers(1, read);
  expect(requests).toHaveLength(3);
  expect(Date.now() - started).toBeGreaterThanOrEqual(115);
});

test("clients that share a pacer share its window", async () => {
  const pacer = new Pacer({ concurrency: 2, clock: Date.now, rolling: { limit: 2, ms: 300 } });
  const { url, requests } = await aVendor({ body: [] });
  const clients = [aClient(url, pacer), aClient(url, pacer)];
  const started = Date.now();
  const { read } = aRead();
  await Promise.all(clients.flatMap((one) => [one.listUsers(1, read), one.listUsers(2, read)]));
  expect(requests).toHaveLength(4);
  expect(Date.now() - started).toBeGreaterThanOrEqual(299);
});
