import { afterEach, describe, expect, test } from "vitest";
import type { SandboxCall } from "./account.ts";
import { generateTeam, generateUniform } from "./team.ts";
import { closeAll, NOON, start } from "./testing.ts";

afterEach(closeAll);

const account = generateTeam({ seed: 5, now: NOON });
const calls = [...account.calls()];

describe("the generated team", () => {
  test("is the same for the same seed and day, and another for another seed", () => {
    const again = generateTeam({ seed: 5, now: NOON });
    expect(JSON.stringify([...again.calls()])).toBe(JSON.stringify(calls));
    expect(again.agents).toEqual(account.agents);
    const sooner = NOON - 3_600_000;
    const earlier = generateTeam({ seed: 5, now: sooner });
    const over = calls.filter(
      (call) => call.at + (call.ringSeconds + call.totalSeconds) * 1000 <= sooner,
    );
    expect(JSON.stringify([...earlier.calls()])).toBe(JSON.stringify(over));
    expect(earlier.size).toBeLessThan(calls.length);
    const other = generateTeam({ seed: 6, now: NOON });
    expect(JSON.stringify([...other.calls()])).not.toBe(JSON.stringify(calls));
  });

  test("has eight people in four zones", () => {
    expect(account.agents).toHaveLength(8);
    expect(new Set(account.agents.map((agent) => agent.timeZone)).size).toBe(4);
    const mixed = account.agents.filter((agent) => agent.email !== agent.email.toLowerCase());
    expect(mixed).toHaveLength(1);
  });

  test("ids rise with time, have nine digits, and nothing lies after now", () => {
    const unlike = calls.filter(
      (call, index) =>
        call.at % 1000 !== 0 ||
        !/^\d{9}$/.test(String(call.id)) ||
        call.id <= (calls[index - 1]?.id ?? 0),
    );
    expect(unlike).toEqual([]);
    expect(calls.at(-1)?.at).toBeLessThanOrEqual(NOON);
    expect(new Set(calls.map((call) => call.sid)).size).toBe(calls.length);
  });

  test("working days have 20 to 60 calls, mostly; weekends few", () => {
    const days = Map.groupBy(calls, (call) => `${call.agentId} ${localDay(call)}`);
    const sizes = [...days].map(([key, list]) => ({
      key,
      size: list.length,
      list,
    }));
    const weekdays = sizes.filter(({ key, list }) => !key.startsWith("null") && weekday(list) < 6);
    const normal = weekdays.filter(({ size }) => size >= 20 && size <= 61);
    expect(normal.length / weekdays.length).toBeGreaterThan(0.88);
    const weekend = sizes.filter(({ list }) => weekday(list) > 5);
    expect(Math.max(...weekend.map(({ size }) => size))).toBeLessThan(8);
  });

  test("has every kind of call the product must cope with", () => {
    const some = (check: (call: SandboxCall) => boolean) => calls.filter(check).length;
    for (const type of ["answered", "unanswered", "missed", "voicemail", "abandoned", "busy"]) {
      expect(some((call) => call.type === type)).toBeGreaterThan(20);
    }
    expect(some((call) => call.agentId === null)).toBeGreaterThan(200);
    expect(some((call) => call.traits.includes("Transfer"))).toBeGreaterThan(20);
    expect(some((call) => call.contactName.includes("&amp;"))).toBeGreaterThan(100);
    expect(some((call) => local(call).hour === 23 && local(call).minute >= 45)).toBeGreaterThan(5);
    const answered = calls.filter((call) => call.type === "answered");
    expect(Math.min(...answered.map((call) => call.totalSeconds))).toBe(20);
    expect(Math.max(...answered.map((call) => call.totalSeconds))).toBeGreaterThan(1200);
    expect(some((call) => call.type === "unanswered" && call.totalSeconds > 0)).toBe(0);
  });

  test("one person is new, one was away for a week", () => {
    const first = account.agents.map(
      (agent) => calls.find((call) => call.agentId === agent.id)?.at,
    );
    const fresh = first.filter((at) => at !== undefined && at > NOON - 25 * 86_400_000);
    expect(fresh).toHaveLength(1);
    const gaps = account.agents.map((agent) => {
      const times = calls.filter((call) => call.agentId === agent.id).map((call) => call.at);
      return Math.max(...times.map((at, index) => at - (times[index - 1] ?? at)));
    });
    expect(gaps.filter((gap) => gap > 7 * 86_400_000)).toHaveLength(1);
  });
});

test("analytics equal a hand count", async () => {
  const { get } = await start({ account });
  const range = "from_date=2026-09-09&to_date=2026-09-10";
  const inRange = calls.filter((call) => {
    const day = new Date(call.at - 6 * 3_600_000).toISOString().slice(0, 10);
    return day === "2026-09-09" || day === "2026-09-10";
  });
  const count = (check: (call: SandboxCall) => boolean) => inRange.filter(check).length;
  const { metadata, summary } = await (await get(`/calls/analytics/account?${range}`)).json();
  expect(metadata).toEqual({ from_date: "2026-09-09", to_date: "2026-09-10" });
  expect(summary.total_calls).toBe(inRange.length);
  expect(summary.outgoing_calls).toBe(count((call) => call.direction === "Outgoing"));
  expect(summary.outgoing_connected_calls).toBe(
    count((call) => call.direction === "Outgoing" && call.type === "answered"),
  );
  expect(summary.incoming_missed_calls).toBe(
    count((call) => call.type === "missed" || call.type === "abandoned"),
  );
  expect(summary.voicemails_received).toBe(count((call) => call.type === "voicemail"));
  const { records } = await (await get(`/calls/analytics/agent?${range}`)).json();
  for (const record of records) {
    expect(record.summary.total_calls).toBe(count((call) => call.agentId === record.agent_id));
  }
  expect(records).toHaveLength(8);
  expect((await get("/calls/analytics/agent?from_date=2026-09-09")).status).toBe(400);
});

test("a million uniform calls are there within seconds, and page quickly", async () => {
  const options = {
    agents: 250,
    days: 80,
    callsPerAgentDay: 50,
    now: NOON,
    zone: "America/Denver",
  };
  const before = performance.now();
  const large = generateUniform(options);
  expect(performance.now() - before).toBeLessThan(15_000);
  expect(large.size).toBe(1_000_000);
  const { body } = await start({ account: large });
  const asked = performance.now();
  for (let page = 9990; page < 10_000; page++) {
    const answer = await body(`/calls?order=asc&per_page=100&page=${page}`);
    expect(answer).toMatchObject({ count: 100, total_count: 1_000_000 });
  }
  expect(performance.now() - asked).toBeLessThan(5000);
  const day = await body("/calls?from_datetime=2026-09-14&to_datetime=2026-09-14 23:59:59");
  expect(day.total_count).toBe(12_500);
  const today = await body("/calls?from_datetime=2026-09-15");
  expect(today.total_count).toBe(0);
}, 30_000);

function local(call: SandboxCall): Temporal.ZonedDateTime {
  const agent = account.agents.find(({ id }) => id === call.agentId);
  const zone = agent?.timeZone ?? account.zone;
  return Temporal.Instant.fromEpochMilliseconds(call.at).toZonedDateTimeISO(zone);
}

function localDay(call: SandboxCall): string {
  return local(call).toPlainDate().toString();
}

function weekday(list: readonly SandboxCall[]): number {
  return list[0] === undefined ? 0 : local(list[0]).dayOfWeek;
}
