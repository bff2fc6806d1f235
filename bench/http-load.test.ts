import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { runLoad } from "./http-load.ts";

let close: (() => Promise<void>) | null = null;
afterEach(async () => {
  await close?.();
  close = null;
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("asks each path once, with as many at once as there are clients and no more", async () => {
  const asked: (string | undefined)[] = [];
  let underWay = 0;
  let most = 0;
  const url = await serve((request, response) => {
    asked.push(request.url);
    underWay += 1;
    most = Math.max(most, underWay);
    setTimeout(() => {
      underWay -= 1;
      response.end('{"a":[1,2]}');
    }, 5);
  });
  const took = await runLoad({ url, clients: 4, requests: 20, pathOf: (n) => `/${n}` });
  expect(took).toHaveLength(20);
  expect(took.every((milliseconds) => milliseconds >= 4)).toBe(true);
  expect(asked.toSorted()).toEqual(Array.from({ length: 20 }, (_, n) => `/${n}`).toSorted());
  expect(most).toBe(4);
});

test.each([
  ["another status", 500, "{}"],
  ["a body that stops in the middle", 200, '{"a":['],
  ["no body", 200, ""],
])("throws for %s", async (_, status, body) => {
  const url = await serve((_request, response) => {
    response.writeHead(status).end(body);
  });
  const load = runLoad({ url, clients: 1, requests: 1, pathOf: () => "/" });
  await expect(load).rejects.toThrow(`/ was answered with ${status}`);
});
