import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import {
  VendorContentError,
  VendorCutOffError,
  VendorError,
  VendorRateLimitedError,
  VendorRejectedError,
  VendorServerError,
  VendorTimeoutError,
  VendorUnreachableError,
} from "./errors.ts";
import {
  aClient,
  aVendor,
  closeVendors,
  expectNoSecret,
  FAULTS,
  json,
  SECRET,
  status,
  TIMES,
} from "./testing.ts";

afterEach(closeVendors);

test("an answer is read once, with the query and the headers that were given", async () => {
  const vendor = await aVendor();
  const { get, warnings, waits } = aClient(vendor.url);
  expect(await get()).toEqual([1, 2, 3]);
  expect(vendor.requests).toHaveLength(1);
  const [request] = vendor.requests;
  expect(request?.url).toBe("/v1/things?page=0&from=2026-11-20+00%3A00%3A00");
  expect(request?.headers).toMatchObject({ authorization: SECRET, accept: "application/json" });
  expect([warnings, waits]).toEqual([[], []]);
});

test("slow, but within the timeout, is no fault", async () => {
  const vendor = await aVendor((response, request, n) => {
    setTimeout(() => json(response, request, n), 80).unref();
  });
  const { get } = aClient(vendor.url);
  expect(await get()).toEqual([1, 2, 3]);
  expect(vendor.requests).toHaveLength(1);
});

describe("a fault that passes", () => {
  test.each(Object.entries(FAULTS))("%s, twice, ends right on the third try", async (_, fault) => {
    const vendor = await aVendor(fault, fault, json);
    const { get, warnings, waits } = aClient(vendor.url);
    expect(await get()).toEqual([1, 2, 3]);
    expect(vendor.requests).toHaveLength(3);
    expect(warnings).toHaveLength(2);
    for (const warning of warnings) expect(warning).toMatch(/^.*Acme.*; asked again\.$/);
    expect(waits).toHaveLength(2);
  });
});

describe("a fault that lasts", () => {
  test.each([
    ["reset", VendorUnreachableError, "vendor_unavailable"],
    ["cut body", VendorCutOffError, "vendor_incomplete"],
    ["truncated JSON", VendorCutOffError, "vendor_incomplete"],
    ["HTML", VendorContentError, "vendor_unavailable"],
    ["empty body", VendorContentError, "vendor_unavailable"],
    ["JSON of another shape", VendorContentError, "vendor_unavailable"],
    ["hang", VendorTimeoutError, "vendor_unavailable"],
    ["hang in the body", VendorTimeoutError, "vendor_unavailable"],
    ["slow beyond the timeout", VendorTimeoutError, "vendor_unavailable"],
    ["500", VendorServerError, "vendor_unavailable"],
    ["503", VendorServerError, "vendor_unavailable"],
    ["408", VendorServerError, "vendor_unavailable"],
    ["429", VendorRateLimitedError, "vendor_unavailable"],
  ] as const)(
    "%s ends after 1 + 3 tries, by its class and code, without the secret",
    async (name, kind, code) => {
      const vendor = await aVendor(FAULTS[name]);
      const { fail, warnings } = aClient(vendor.url);
      const error = await fail();
      expect(error).toBeInstanceOf(kind);
      expect(error).toMatchObject({
        code,
        request: "GET /v1/things?page=0&from=2026-11-20+00%3A00%3A00",
      });
      expect(vendor.requests).toHaveLength(4);
      expectNoSecret(error, warnings);
    },
  );

  test("a refused connection ends as unreachable", async () => {
    const vendor = await aVendor();
    await vendor.close();
    const { fail, warnings } = aClient(vendor.url);
    const error = await fail();
    expect(error).toBeInstanceOf(VendorUnreachableError);
    expect(error).toMatchObject({ code: "vendor_unavailable" });
    expect(warnings).toHaveLength(3);
    expectNoSecret(error, warnings);
  });

  test("is given up when patience ends, not only when the tries do", async () => {
    const vendor = await aVendor(FAULTS.hang);
    const { fail } = aClient(vendor.url, { times: { ...TIMES, patienceMs: 400, retries: 50 } });
    const asked = Date.now();
    expect(await fail()).toBeInstanceOf(VendorTimeoutError);
    expect(Date.now() - asked).toBeLessThan(900);
    expect(vendor.requests.length).toBeLessThan(6);
  });
});

describe("a refusal", () => {
  test.each([400, 401, 403, 404, 409, 422])("%i is never asked again", async (code) => {
    const vendor = await aVendor(status(code));
    const { fail, warnings } = aClient(vendor.url);
    const error = await fail();
    expect(error).toBeInstanceOf(VendorRejectedError);
    expect(error).toMatchObject({ code: "vendor_rejected", status: code, retryable: false });
    expect(String(error)).toContain(`Look at ${code}.`);
    await sleep(40);
    expect(vendor.requests).toHaveLength(1);
    expectNoSecret(error, warnings);
  });

  test("a redirect is not followed, so that the key goes nowhere else", async () => {
    const elsewhere = await aVendor();
    const vendor = await aVendor(status(302, { location: `${elsewhere.url}/v1/things` }));
    expect(await aClient(vendor.url).fail()).toBeInstanceOf(VendorError);
    expect(elsewhere.requests).toHaveLength(0);
  });
});

describe("an abort", () => {
  test.each([
    ["while an answer is awaited", FAULTS.hang],
    ["while a body is read", FAULTS["hang in the body"]],
    ["during a pause between tries", status(429, { "retry-after": "1" })],
  ])("%s ends the request with the signal's reason, and none follows", async (_, handler) => {
    const vendor = await aVendor(handler);
    const { fail } = aClient(vendor.url, { times: { ...TIMES, timeoutMs: 3_000 } });
    const closing = new AbortController();
    const reason = new Error("closing");
    const asked = Date.now();
    setTimeout(() => closing.abort(reason), 60);
    expect(await fail({ signal: closing.signal })).toBe(reason);
    expect(Date.now() - asked).toBeLessThan(600);
    await sleep(50);
    expect(vendor.requests).toHaveLength(1);
  });

  test("before anything was sent sends nothing", async () => {
    const vendor = await aVendor();
    const reason = new Error("closed");
    expect(await aClient(vendor.url).fail({ signal: AbortSignal.abort(reason) })).toBe(reason);
    expect(vendor.requests).toHaveLength(0);
  });
});
