import { inspect } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import { aClient, aVendor, closeVendors, type Handler, status, TIMES } from "./testing.ts";

afterEach(closeVendors);

describe("a question that is posted", () => {
  const SEARCH = { page_number: 1, text: "between us" };

  async function aSearch(...handlers: readonly Handler[]) {
    const bodies: string[] = [];
    const reading = handlers.map(
      (handler): Handler =>
        (response, request, n) => {
          let body = "";
          request.on("data", (part) => {
            body += part;
          });
          request.on("end", () => {
            bodies.push(body);
            handler(response, request, n);
          });
        },
    );
    const vendor = await aVendor(...reading);
    // No fault is one of time here.
    const { post } = aClient(vendor.url, { times: { ...TIMES, timeoutMs: 3_000 } });
    return { bodies, post: () => post(SEARCH) };
  }

  test("is sent as JSON, and the answer's headers are handed on", async () => {
    const { bodies, post } = await aSearch((response) => {
      response.setHeader("X-PW-TOTAL", "3").end("[1,2,3]");
    });
    expect(await post()).toEqual([[1, 2, 3], "3"]);
    expect(bodies).toEqual([JSON.stringify(SEARCH)]);
  });

  test("is repeated after a fault that passes, with the same body", async () => {
    const { bodies, post } = await aSearch(status(503), (response) => response.end("[]"));
    expect(await post()).toEqual([[], null]);
    expect(bodies).toEqual([JSON.stringify(SEARCH), JSON.stringify(SEARCH)]);
  });

  test("is named in an error by its path, without what was asked", async () => {
    const { post } = await aSearch(status(422));
    const error = await post().catch((caught: unknown) => caught);
    expect(error).toMatchObject({ status: 422, request: "POST /v1/search" });
    expect(inspect(error, { depth: 12, showHidden: true })).not.toContain("between us");
  });
});
