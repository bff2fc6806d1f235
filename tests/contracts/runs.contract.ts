import { beforeEach, describe, expect, test } from "vitest";
import type { Store } from "#src/store/store.ts";
import { aRun, STORY_BEGINS, type Story } from "#tests/builders/store-sync.ts";
import { DAY_1, NOON_1, type OpenedStory } from "./contract-story.ts";

const LATER = STORY_BEGINS + 60_000;

export function runsContract(opened: () => OpenedStory): void {
  describe("leases and runs", () => {
    let store: Store;
    let story: Story;
    beforeEach(() => {
      ({ store, story } = opened());
    });

    test("a lease is held by one run; a second asker is told whose", async () => {
      const claim = await store.runs.claim("all", aRun("r1"), STORY_BEGINS, 60_000);
      expect(claim).toEqual({ kind: "claimed", lease: { key: "all", runId: "r1", fence: 1 } });
      const second = await store.runs.claim("all", aRun("r2"), LATER - 1, 60_000);
      expect(second).toEqual({ kind: "busy", run: aRun("r1") });
      expect(await store.runs.find("r2")).toBeNull();
      expect(await store.runs.find("r1")).toEqual(aRun("r1"));
    });

    test("leases of other keys do not stand in each other's way", async () => {
      await store.runs.claim("mara", aRun("r1"), STORY_BEGINS, 60_000);
      const other = await store.runs.claim("teo", aRun("r2"), STORY_BEGINS, 60_000);
      expect(other.kind).toBe("claimed");
    });

    test("of many who ask at once one gets it", async () => {
      const claims = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          store.runs.claim("all", aRun(`r${n}`), STORY_BEGINS, 60_000),
        ),
      );
      expect(claims.filter((claim) => claim.kind === "claimed")).toHaveLength(1);
    });

    test("a renewed lease is held longer", async () => {
      const lease = await story.claim("all");
      expect(await store.runs.renew(lease, STORY_BEGINS + 30_000, 60_000)).toBe(true);
      const early = await store.runs.claim("all", aRun("x"), STORY_BEGINS + 89_999, 60_000);
      expect(early.kind).toBe("busy");
      const late = await store.runs.claim("all", aRun("x"), STORY_BEGINS + 90_000, 60_000);
      expect(late.kind).toBe("claimed");
    });

    test("an expired lease is taken over: the fence rises and the old run was interrupted", async () => {
      const old = await story.claim("all");
      const claim = await store.runs.claim("all", aRun("r2"), LATER, 60_000);
      if (claim.kind !== "claimed") return expect.unreachable();
      expect(claim.lease.fence).toBe(old.fence + 1);
      const run = await store.runs.find(old.runId);
      expect(run).toMatchObject({ state: "failed", error: { code: "interrupted" } });
      expect(run?.finishedAt).not.toBeNull();
      expect(await store.runs.renew(old, LATER, 60_000)).toBe(false);
      expect(await store.runs.renew(claim.lease, LATER, 60_000)).toBe(true);
    });

    test("who lost the lease can neither fail the run anew, nor report on it, nor free the lease", async () => {
      const old = await story.claim("all");
      await store.runs.claim("all", aRun("r2"), LATER, 60_000);
      const interrupted = await store.runs.find(old.runId);
      await store.runs.progress(old, { ...aRun("x").progress, pages: 9 });
      await store.runs.fail(old, { code: "internal", message: "late" }, NOON_1);
      expect(await store.runs.find(old.runId)).toEqual(interrupted);
      const third = await store.runs.claim("all", aRun("r3"), LATER + 1, 60_000);
      expect(third).toMatchObject({ kind: "busy", run: { id: "r2", state: "running" } });
    });

    test("a failure is recorded and gives the lease back at once", async () => {
      const lease = await story.claim("all");
      const error = { code: "vendor_incomplete" as const, message: "sent 3 of 4" };
      await store.runs.fail(lease, error, "2026-06-20T12:00:05.000Z");
      expect(await store.runs.find(lease.runId)).toMatchObject({
        state: "failed",
        finishedAt: "2026-06-20T12:00:05.000Z",
        error,
        outcome: null,
      });
      expect(await store.runs.renew(lease, STORY_BEGINS, 60_000)).toBe(false);
      const next = await story.claim("all");
      expect(next.fence).toBe(lease.fence + 1);
    });

    test("progress is seen while the run runs", async () => {
      const lease = await story.claim("all");
      const progress = {
        share: 0.5,
        pages: 4,
        calls: 399,
        waitedMs: 20,
        waitingMs: 0,
        waitingFor: "a limit",
      };
      await store.runs.progress(lease, progress);
      expect((await store.runs.find(lease.runId))?.progress).toEqual(progress);
    });

    test("what runs is what holds a live lease, newest first", async () => {
      const [early, late] = ["2026-06-20T12:00:00.000Z", "2026-06-20T12:00:10.000Z"];
      await store.runs.claim("a", aRun("r1", { startedAt: early }), STORY_BEGINS, 60_000);
      await store.runs.claim("b", aRun("r2", { startedAt: late }), STORY_BEGINS, 90_000);
      const copper = aRun("r3", { source: "copper" });
      await store.runs.claim("c", copper, STORY_BEGINS, 90_000);
      const ids = async (now: number) =>
        (await store.runs.running("justcall", now)).map((run) => run.id);
      expect(await ids(STORY_BEGINS)).toEqual(["r2", "r1"]);
      expect(await ids(LATER)).toEqual(["r2"]);
      expect(await ids(STORY_BEGINS + 90_000)).toEqual([]);
      expect(await store.runs.running("copper", LATER)).toEqual([copper]);
    });

    test("the latest run of a state is the one that ended last, of that source", async () => {
      expect(await store.runs.latest("justcall", "failed")).toBeNull();
      const [first, second] = [await story.claim("a"), await story.claim("b")];
      const error = { code: "internal" as const, message: "no" };
      await store.runs.fail(second, error, "2026-06-20T12:00:01.000Z");
      await store.runs.fail(first, error, "2026-06-20T12:00:02.000Z");
      expect((await store.runs.latest("justcall", "failed"))?.id).toBe(first.runId);
      expect(await store.runs.latest("justcall", "done")).toBeNull();
      expect(await store.runs.latest("copper", "failed")).toBeNull();
    });

    test("the last success of a source is the one that ended last, and no failure", async () => {
      expect(await store.runs.lastSuccessAt("justcall")).toBeNull();
      const failing = await story.claim("a");
      const first = await story.sync({ windows: { mara: [DAY_1, DAY_1] } });
      expect(await store.runs.lastSuccessAt("justcall")).toBe(first.syncedAt);
      const second = await story.sync({ windows: { mara: [DAY_1, DAY_1] } });
      const error = { code: "internal" as const, message: "no" };
      await store.runs.fail(failing, error, "2026-12-31T00:00:00.000Z");
      expect(await store.runs.lastSuccessAt("justcall")).toBe(second.syncedAt);
      expect(await store.runs.lastSuccessAt("copper")).toBeNull();
    });
  });
}
