import { afterEach, describe, expect, test } from "vitest";
import type { HttpClientOptions } from "./client.ts";
import { VendorRateLimitedError } from "./errors.ts";
import { aClient, aVendor, closeVendors, expectNoSecret, json, status, TIMES } from "./testing.ts";

afterEach(closeVendors);

describe("the wait that an answer asks for", () => {
  test("in Retry-After is kept before the next try", async () => {
    const vendor = await aVendor(status(429, { "retry-after": "1" }), json);
    const { get, waits } = aClient(vendor.url);
    expect(await get()).toEqual([1, 2, 3]);
    const [first, second] = vendor.requests;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
    expect(waits[0]).toBeGreaterThanOrEqual(1_000);
  });

  test("in Retry-After, longer than patience, is not answered by knocking earlier", async () => {
    const vendor = await aVendor(status(429, { "retry-after": "3600" }));
    const { fail } = aClient(vendor.url);
    const asked = Date.now();
    const error = await fail();
    expect(error).toMatchObject({ code: "vendor_unavailable" });
    expect(Date.now() - asked).toBeLessThan(1_000);
    expect(vendor.requests).toHaveLength(1);
  });

  const readBuckets: HttpClientOptions["readBuckets"] = (headers) => {
    const resetAt = Number(headers.get("x-reset-ms"));
    return resetAt === 0
      ? []
      : [{ name: "minute", limit: 5, remaining: Number(headers.get("x-left")), resetAt }];
  };

  test("in the bucket's reset is kept by the request that follows a success", async () => {
    const resetAt = Date.now() + 400;
    const vendor = await aVendor((response, request, n) => {
      response.setHeader("x-reset-ms", String(resetAt)).setHeader("x-left", "0");
      json(response, request, n);
    });
    const { get } = aClient(vendor.url, { readBuckets });
    await get();
    await get();
    expect(vendor.requests[1]?.at).toBeGreaterThanOrEqual(resetAt);
  });

  test("in the bucket's reset is kept after a 429", async () => {
    const resetAt = Date.now() + 400;
    const vendor = await aVendor(
      status(429, { "x-reset-ms": String(resetAt), "x-left": "0" }),
      json,
    );
    const { get } = aClient(vendor.url, { readBuckets });
    expect(await get()).toEqual([1, 2, 3]);
    expect(vendor.requests).toHaveLength(2);
    expect(vendor.requests[1]?.at).toBeGreaterThanOrEqual(resetAt);
  });

  test("beyond patience ends at once and names the time of the reset", async () => {
    const resetAt = Date.now() + 3_600_000;
    const headers = { "x-reset-ms": String(resetAt), "x-left": "0" };
    const vendor = await aVendor(status(429, headers));
    const { fail } = aClient(vendor.url, { readBuckets });
    const error = await fail();
    expect(error).toBeInstanceOf(VendorRateLimitedError);
    expect(String(error)).toContain(`${new Date(resetAt).toISOString().slice(11, 16)} UTC`);
    expect(vendor.requests).toHaveLength(1);
    expectNoSecret(error, []);
  });
});

describe("a 429 that names no wait", () => {
  test("is followed by pauses of our own that double, and no more than four times as long", async () => {
    const vendor = await aVendor(...Array.from({ length: 4 }, () => status(429)), json);
    const times = { ...TIMES, firstDelayMs: 1, retries: 5, limitDelayMs: 40 };
    const { get, waits } = aClient(vendor.url, { times });
    expect(await get()).toEqual([1, 2, 3]);
    expect(waits).toEqual([40, 80, 160, 160]);
  });

  test("but what Retry-After names is believed", async () => {
    const vendor = await aVendor(status(429, { "retry-after": "0" }), json);
    const { get } = aClient(vendor.url, { times: { ...TIMES, limitDelayMs: 1_900 } });
    const asked = Date.now();
    expect(await get()).toEqual([1, 2, 3]);
    expect(Date.now() - asked).toBeLessThan(1_000);
  });
});
