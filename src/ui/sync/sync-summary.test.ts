import { describe, expect, test } from "vitest";
import type { SyncedSource } from "./sync-context.ts";
import { IDLE, NO_PROGRESS, type SyncState, withBegun, withState } from "./sync-state.ts";
import { endText, summarize } from "./sync-summary.ts";

const DONE = { phase: "done", message: "Synced 45 calls, wrote 60 metrics", notes: [] } as const;
const FAILED = { phase: "failed", message: "Copper refused the request." } as const;

function running(progress: Partial<typeof NO_PROGRESS> = {}): SyncState {
  return { phase: "running", progress: { ...NO_PROGRESS, ...progress }, unreachable: false };
}

function both(justcall: SyncState, copper: SyncState): SyncedSource[] {
  const blockedBecause = null;
  return [
    { source: "justcall", label: "JustCall", state: justcall, blockedBecause },
    { source: "copper", label: "Copper", state: copper, blockedBecause },
  ];
}

const textOf = (sources: readonly SyncedSource[]) =>
  summarize(sources)
    .parts.map(({ text }) => text)
    .join(" · ");

describe("the syncs as one line", () => {
  test("is their progress together, in each source's words, by the mean of their shares", () => {
    const sources = both(
      running({ pages: 3, calls: 245, share: 0.5 }),
      running({ pages: 2, calls: 400, share: 0.25 }),
    );
    expect(textOf(sources)).toBe(
      "Reading JustCall: 3 pages, 245 calls so far · Reading Copper: 2 pages, 400 activities so far",
    );
    expect(summarize(sources)).toMatchObject({ phase: "running", share: 0.375 });
  });

  test("is of one source where only that one is synced", () => {
    const sources = both(IDLE, running({ pages: 1, calls: 1, share: 0.2 }));
    expect(textOf(sources)).toBe("Reading Copper: 1 page, 1 activity so far");
    expect(summarize(sources).share).toBe(0.2);
  });

  test("says what a source waits for", () => {
    const waiting = { waitingMs: 11_200, waitingFor: "Copper’s limit of requests" };
    expect(textOf(both(IDLE, running({ pages: 1, calls: 200, ...waiting })))).toBe(
      "Reading Copper: 1 page, 200 activities so far; waiting 12 s for Copper’s limit of requests",
    );
  });

  test("counts what has ended as whole, and is running until the last one has", () => {
    const sources = both(DONE, running({ share: 0.5 }));
    expect(summarize(sources)).toMatchObject({ phase: "running", share: 0.75 });
    expect(textOf(sources)).toBe(
      "JustCall: Synced 45 calls, wrote 60 metrics · Connecting to Copper",
    );
  });

  test("says both where one failed", () => {
    expect(summarize(both(DONE, FAILED)).phase).toBe("failed");
    expect(textOf(both(DONE, FAILED))).toBe(
      "JustCall: Synced 45 calls, wrote 60 metrics · The Copper sync failed. Copper refused the request.",
    );
  });

  test("says once what kept all of them back", () => {
    const failed = { phase: "failed", message: "Callboard cannot be reached." } as const;
    expect(textOf(both(failed, failed))).toBe("The sync failed. Callboard cannot be reached.");
  });
});

describe("what ended syncs come to", () => {
  test("is one's own words where it was alone, and names each where there are several", () => {
    expect(endText([{ label: "JustCall", end: DONE }])).toBe(DONE.message);
    expect(endText([{ label: "Copper", end: FAILED }])).toBe(FAILED.message);
    expect(
      endText([
        { label: "JustCall", end: DONE },
        { label: "Copper", end: FAILED },
      ]),
    ).toBe(
      "JustCall: Synced 45 calls, wrote 60 metrics · The Copper sync failed. Copper refused the request.",
    );
  });
});

describe("the states of the sources", () => {
  test("forget how others ended when the first of the next syncs begins, and only then", () => {
    const ended = withState(new Map([["copper", FAILED]]), "justcall", DONE);
    const begun = withBegun(ended, "copper");
    expect([...begun.keys()]).toEqual(["copper"]);
    const together = withBegun(withState(begun, "justcall", DONE), "copper");
    expect(together.get("justcall")).toBe(DONE);
    expect(withBegun(begun, "justcall").get("copper")).toBe(begun.get("copper"));
  });
});
