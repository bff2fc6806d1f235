import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { NoTurnError, Pacer, type RateBucket, type Turn } from "./pacer.ts";

function aTurn(turn: Partial<Turn> = {}): Turn {
  return {
    priority: "interactive",
    signal: new AbortController().signal,
    patientUntil: Date.now() + 10_000,
    onWait: () => undefined,
    ...turn,
  };
}

const aPacer = (concurrency = 1) => new Pacer({ concurrency, clock: Date.now });

const bucket = (part: Partial<RateBucket>): RateBucket => ({
  name: "minute",
  limit: 10,
  remaining: 10,
  resetAt: Date.now() + 5_000,
  ...part,
});

describe("turns", () => {
  test("are had at once while nothing is known of limits, and give back what the call gave", async () => {
    expect(await aPacer().run(aTurn(), async () => 42)).toBe(42);
    await expect(aPacer().run(aTurn(), () => Promise.reject(new Error("no")))).rejects.toThrow(
      "no",
    );
  });

  test("never overlap more than the concurrency allows", async () => {
    const pacer = aPacer(2);
    let [running, most] = [0, 0];
    const calls = Array.from({ length: 12 }, () =>
      pacer.run(aTurn(), async () => {
        running += 1;
        most = Math.max(most, running);
        await sleep(5);
        running -= 1;
      }),
    );
    await Promise.all(calls);
    expect(most).toBe(2);
  });

  test("go to interactive work before background work that came earlier", async () => {
    const pacer = aPacer();
    const order: string[] = [];
    const call = (name: string, priority: Turn["priority"]) =>
      pacer.run(aTurn({ priority }), async () => {
        await sleep(5);
        order.push(name);
      });
    await Promise.all([
      call("first", "background"),
      call("b1", "background"),
      call("b2", "background"),
      call("i1", "interactive"),
      call("i2", "interactive"),
    ]);
    expect(order).toEqual(["first", "i1", "i2", "b1", "b2"]);
  });

  test("wait for the reset of a bucket that is used up, and say how long and why", async () => {
    const pacer = aPacer();
    const resetAt = Date.now() + 250;
    pacer.observe([bucket({ remaining: 0, resetAt })]);
    const waits: [number, string][] = [];
    await pacer.run(aTurn({ onWait: (ms, reason) => waits.push([ms, reason]) }), async () => {
      expect(Date.now()).toBeGreaterThanOrEqual(resetAt);
    });
    expect(waits).toEqual([[expect.any(Number), "the vendor's limit of requests"]]);
    expect(waits[0]?.[0]).toBeGreaterThan(200);
    expect(waits[0]?.[0]).toBeLessThan(400);
  });

  test.each([
    ["minute", "hour"],
    ["hour", "minute"],
  ])("wait for the %s though the %s has room", async (empty, full) => {
    const pacer = aPacer();
    const resetAt = Date.now() + 200;
    pacer.observe([
      bucket({ name: full, remaining: 5, resetAt: Date.now() + 100 }),
      bucket({ name: empty, remaining: 0, resetAt }),
    ]);
    await pacer.run(aTurn(), async () => expect(Date.now()).toBeGreaterThanOrEqual(resetAt));
  });

  test("wait for the later of two buckets that are both used up", async () => {
    const pacer = aPacer();
    const resetAt = Date.now() + 300;
    pacer.observe([
      bucket({ name: "minute", remaining: 0, resetAt: Date.now() + 100 }),
      bucket({ name: "hour", remaining: 0, resetAt }),
    ]);
    await pacer.run(aTurn(), async () => expect(Date.now()).toBeGreaterThanOrEqual(resetAt));
  });

  test("are refused at once when the reset lies beyond patience, with the moment of the reset", async () => {
    const pacer = aPacer();
    const resetAt = Date.now() + 5_000;
    pacer.observe([bucket({ remaining: 0, resetAt })]);
    let called = false;
    const asked = Date.now();
    const error = await pacer
      .run(aTurn({ patientUntil: asked + 1_000 }), async () => {
        called = true;
      })
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(NoTurnError);
    expect(error).toMatchObject({ resetAt });
    expect(Date.now() - asked).toBeLessThan(500);
    expect(called).toBe(false);
  });

  test("are refused within their patience though background work sleeps in every slot", async () => {
    const pacer = aPacer(2);
    const resetAt = Date.now() + 1_500;
    pacer.observe([bucket({ remaining: 0, resetAt })]);
    const closing = new AbortController();
    const background = [0, 1].map(() =>
      pacer
        .run(aTurn({ priority: "background", signal: closing.signal }), async () => undefined)
        .catch(() => undefined),
    );
    await sleep(20);
    const ended = await pacer
      .run(aTurn({ patientUntil: Date.now() + 300 }), async () => "called")
      .catch((caught: unknown) => caught);
    const endedAt = Date.now();
    closing.abort();
    await Promise.all(background);
    expect(ended).toBeInstanceOf(NoTurnError);
    expect(endedAt).toBeLessThan(resetAt - 500);
  });

  test("end when the signal does, while they wait for a reset and while they are queued", async () => {
    const pacer = aPacer();
    pacer.observe([bucket({ remaining: 0, resetAt: Date.now() + 5_000 })]);
    const closing = new AbortController();
    const turns = [0, 1].map(() =>
      pacer.run(aTurn({ signal: closing.signal }), async () => "called"),
    );
    const ends = Promise.allSettled(turns);
    await sleep(20);
    const reason = new Error("closing");
    closing.abort(reason);
    expect(await ends).toEqual([
      { status: "rejected", reason },
      { status: "rejected", reason },
    ]);
  });
});

describe("what answers say", () => {
  test("a late answer of the same window does not raise what is left", async () => {
    const pacer = aPacer();
    const resetAt = Date.now() + 300;
    pacer.observe([bucket({ remaining: 0, resetAt })]);
    pacer.observe([bucket({ remaining: 4, resetAt })]);
    await pacer.run(aTurn(), async () => expect(Date.now()).toBeGreaterThanOrEqual(resetAt));
  });

  test("a new window does raise it", async () => {
    const pacer = aPacer();
    pacer.observe([bucket({ remaining: 0, resetAt: Date.now() + 2_000 })]);
    pacer.observe([bucket({ remaining: 4, resetAt: Date.now() + 4_000 })]);
    const asked = Date.now();
    await pacer.run(aTurn(), async () => expect(Date.now() - asked).toBeLessThan(500));
  });

  test("a limit that was not stated is not guessed: after the reset the next call goes", async () => {
    const pacer = aPacer();
    pacer.observe([bucket({ limit: null, remaining: 0, resetAt: Date.now() + 100 })]);
    for (let n = 0; n < 3; n++) await pacer.run(aTurn(), async () => undefined);
  });
});

/** A vendor with a limit of its own, that answers in an order of its own. */
function aVendor(limit: number, windowMs: number) {
  const windows = new Map<number, number>();
  let refused = 0;
  let calls = 0;
  return {
    windows,
    get refused() {
      return refused;
    },
    async call(): Promise<RateBucket[]> {
      calls += 1;
      const n = calls;
      await sleep((n * 7) % 12);
      const start = Math.floor(Date.now() / windowMs) * windowMs;
      const used = (windows.get(start) ?? 0) + 1;
      windows.set(start, used);
      if (used > limit) refused += 1;
      const remaining = Math.max(limit - used, 0);
      await sleep((n * 5) % 16);
      return [{ name: "minute", limit, remaining, resetAt: start + windowMs }];
    },
  };
}

test.each([
  [1, 1, 5],
  [2, 2, 8],
  [2, 5, 17],
  [4, 3, 9],
])(
  "%i at a time never ask more than the %i that a window allows, over %i calls",
  async (concurrency, limit, count) => {
    const pacer = aPacer(concurrency);
    const vendor = aVendor(limit, 500);
    // As after a first answer: from nothing known the first calls may go together.
    pacer.observe(await vendor.call());
    await Promise.all(
      Array.from({ length: count }, (_, n) =>
        pacer.run(aTurn({ priority: n % 2 === 0 ? "interactive" : "background" }), async () =>
          pacer.observe(await vendor.call()),
        ),
      ),
    );
    expect(Math.max(...vendor.windows.values())).toBeLessThanOrEqual(limit);
    expect(vendor.refused).toBe(0);
  },
);

describe("a rolling window of our own", () => {
  /** A clock that moves only by waiting, so that what is sent when can be told exactly. */
  function aTimeline(limit: number, ms: number, concurrency = 1) {
    const timeline = { now: 1_000_000, sent: [] as number[] };
    const clock = () => timeline.now;
    const pacer = new Pacer({ concurrency, clock, rolling: { limit, ms } });
    const turn = aTurn({
      patientUntil: Number.POSITIVE_INFINITY,
      onWait: (wait) => {
        timeline.now += wait;
      },
    });
    const send = () => pacer.run(turn, async () => timeline.sent.push(timeline.now));
    return { timeline, pacer, send };
  }

  test("is never overdrawn, in whichever stretch of its length one looks", async () => {
    const { timeline, send } = aTimeline(3, 20);
    for (let n = 0; n < 14; n++) {
      await send();
      timeline.now += n % 5;
    }
    expect(timeline.sent).toHaveLength(14);
    for (const at of timeline.sent) {
      const within = timeline.sent.filter((other) => other >= at && other < at + 20);
      expect(within.length).toBeLessThanOrEqual(3);
    }
  });

  test("has room again as its earliest request leaves it, one at a time", async () => {
    const { timeline, send } = aTimeline(2, 50);
    await send();
    timeline.now += 30;
    await send();
    await send();
    expect(timeline.sent.map((at) => at - 1_000_000)).toEqual([0, 30, 90]);
  });

  test("counts calls under way, and those of everybody who shares the pacer", async () => {
    const pacer = new Pacer({ concurrency: 4, clock: Date.now, rolling: { limit: 4, ms: 150 } });
    const sent: number[] = [];
    const call = () => pacer.run(aTurn(), async () => sent.push(Date.now()));
    await Promise.all(Array.from({ length: 10 }, call));
    expect(sent).toHaveLength(10);
    for (const at of sent) {
      expect(sent.filter((other) => other >= at && other < at + 149).length).toBeLessThanOrEqual(4);
    }
  });

  test("refuses a turn that would have to wait beyond its patience", async () => {
    const clock = () => 5_000;
    const pacer = new Pacer({ concurrency: 1, clock, rolling: { limit: 1, ms: 60_000 } });
    await pacer.run(aTurn({ patientUntil: 6_000 }), async () => undefined);
    await expect(
      pacer.run(aTurn({ patientUntil: 6_000 }), async () => undefined),
    ).rejects.toMatchObject({ resetAt: 65_000 });
  });
});
