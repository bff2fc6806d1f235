import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Activity } from "#src/domain/activity/activity.ts";
import { addDays, dayName, eachDay } from "#src/domain/calendar/day.ts";
import type { MetricQuery } from "#src/store/metrics.ts";
import type { Store } from "#src/store/store.ts";
import type { SyncOutcome } from "#src/store/sync-runs.ts";
import { icuDay } from "#tests/builders/independent-count.ts";
import {
  aCall,
  anUnreadable,
  aPerson,
  aRun,
  aUser,
  STORY_BEGINS,
  Story,
  type StorySync,
} from "#tests/builders/store-sync.ts";

export interface OpenedStore {
  readonly store: Store;
  close(): Promise<void>;
}

const MARA = aUser("mara");
const TEO = aUser("teo");
const [MARA_SEAT, TEO_SEAT, STRANGER] = ["11", "12", "13"] as const;
const PEOPLE = [aPerson(MARA_SEAT, "Mara@Example.com"), aPerson(TEO_SEAT, TEO.email)];
const [DAY_1, DAY_2, DAY_3] = ["2026-06-10", "2026-06-11", "2026-06-12"] as const;
const NOON_1 = `${DAY_1}T12:00:00Z`;
const NOON_2 = `${DAY_2}T12:00:00Z`;
const NOON_3 = `${DAY_3}T12:00:00Z`;

/** What any engine must do, asked only through the ports. `open` gives an empty store. */
export function storeContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`the ${name} store`, () => {
    let opened: OpenedStore;
    let store: Store;
    let story: Story;

    beforeEach(async () => {
      opened = await open();
      store = opened.store;
      story = new Story(store);
    });
    afterEach(() => opened.close());

    /** Both reps and nobody, over the same days. */
    const everybody = (from: string, to = from): StorySync["windows"] => ({
      mara: [from, to],
      teo: [from, to],
      unassigned: [from, to],
    });

    const totals = ({ reps }: SyncOutcome) =>
      reps.reduce(
        (sum, { changes }) => ({
          added: sum.added + changes.added,
          changed: sum.changed + changes.changed,
          unchanged: sum.unchanged + changes.unchanged,
        }),
        { added: 0, changed: 0, unchanged: 0 },
      );

    test("answers a check", async () => {
      await expect(store.check()).resolves.toBeUndefined();
    });

    describe("users", () => {
      test("are found as they were added, and listed by name", async () => {
        const zoe = aUser("a", { name: "Zoe", role: "admin", timeZone: "Asia/Tokyo" });
        const abe = aUser("b", { name: "Abe", active: false, email: "Abe@Example.com" });
        await store.users.add([zoe, abe]);
        expect(await store.users.find("a")).toEqual(zoe);
        expect(await store.users.find("b")).toEqual(abe);
        expect(await store.users.list()).toEqual([abe, zoe]);
        expect(await store.users.find("c")).toBeNull();
      });

      test("have an address of their own, whatever its case", async () => {
        await store.users.add([MARA]);
        const twin = aUser("other", { email: "MARA@example.COM" });
        await expect(store.users.add([twin])).rejects.toMatchObject({ code: "conflict" });
        expect(await store.users.list()).toEqual([MARA]);
      });

      test("have an id of their own", async () => {
        await store.users.add([MARA]);
        const twin = aUser("mara", { email: "other@example.com" });
        await expect(store.users.add([twin])).rejects.toMatchObject({ code: "conflict" });
        expect(await store.users.find("mara")).toEqual(MARA);
      });

      test("are added all or none", async () => {
        await store.users.add([MARA]);
        const others = [TEO, aUser("x", { email: "x@example.com" })];
        const clashes = [
          [...others, aUser("mara", { email: "new@example.com" })],
          [...others, aUser("y", { email: "X@EXAMPLE.com" })],
          [...others, aUser("x", { email: "y@example.com" })],
        ];
        for (const users of clashes) {
          await expect(store.users.add(users)).rejects.toMatchObject({ code: "conflict" });
          expect(await store.users.list()).toEqual([MARA]);
        }
        await store.users.add([]);
        await store.users.add(others);
        expect(await store.users.list()).toHaveLength(3);
      });

      test("are replaced by an update, and only those it names", async () => {
        await store.users.add([MARA, TEO]);
        const changed = {
          ...MARA,
          name: "Mara Okonjo",
          role: "manager" as const,
          timeZone: "Asia/Kolkata",
          active: false,
        };
        await store.users.update([changed]);
        expect(await store.users.find("mara")).toEqual(changed);
        expect(await store.users.find("teo")).toEqual(TEO);
        await store.users.update([{ ...changed, timeZone: null }]);
        expect(await store.users.find("mara")).toEqual({ ...changed, timeZone: null });
      });

      test("get the e-mail address that an update names", async () => {
        await store.users.add([MARA]);
        const moved = { ...MARA, email: "mara.okonjo@example.com" };
        await store.users.update([moved]);
        expect(await store.users.find("mara")).toEqual(moved);
        await expect(
          store.users.add([aUser("x", { email: "MARA.okonjo@example.com" })]),
        ).rejects.toMatchObject({ code: "conflict" });
      });
    });

    describe("settings and keys", () => {
      test("somebody who was never synced has no mark", async () => {
        expect(await store.settings.user("mara")).toEqual({ lastJustCallSyncAt: null });
      });

      test("a fact is null until it is remembered, and then as remembered last", async () => {
        expect(await store.settings.fact("self-test")).toBeNull();
        const value = { firstPage: 0, zone: "America/Denver", list: [1, null, "ä"] };
        await store.settings.remember("self-test", value);
        await store.settings.remember("other", "text");
        expect(await store.settings.fact("self-test")).toEqual(value);
        await store.settings.remember("self-test", { firstPage: 1 });
        expect(await store.settings.fact("self-test")).toEqual({ firstPage: 1 });
        expect(await store.settings.fact("other")).toBe("text");
      });

      test("keys are found by their hash alone and listed in the order they were made", async () => {
        await store.users.add([MARA]);
        const key = (id: string, userId: string | null, createdAt: string) => ({
          id,
          name: `key ${id}`,
          role: "rep" as const,
          userId,
          hash: `hash-${id}`,
          createdAt,
        });
        const late = key("k1", null, "2026-02-02T00:00:00.000Z");
        const early = key("k2", "mara", "2026-02-01T00:00:00.000Z");
        await store.keys.add(late);
        await store.keys.add(early);
        expect(await store.keys.list()).toEqual([early, late]);
        expect(await store.keys.findByHash("hash-k2")).toEqual(early);
        expect(await store.keys.findByHash("HASH-K2")).toBeNull();
        expect(await store.keys.findByHash("k2")).toBeNull();
        expect(await store.keys.find("k2")).toEqual(early);
        expect(await store.keys.find("hash-k2")).toBeNull();
        // Once removed, a key is as unknown as if it had never been.
        expect(await store.keys.remove("k2")).toBe(true);
        expect(await store.keys.remove("k2")).toBe(false);
        expect(await store.keys.find("k2")).toBeNull();
        expect(await store.keys.findByHash("hash-k2")).toBeNull();
        expect(await store.keys.list()).toEqual([late]);
      });
    });

    describe("leases and runs", () => {
      const LATER = STORY_BEGINS + 60_000;

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
    });

    describe("metrics.find", () => {
      const QUERIES: readonly Omit<MetricQuery, "limit">[] = [
        {},
        { userId: "mara" },
        { userId: "nobody" },
        { type: "talk_time_minutes" },
        { type: "deals_won_amount" },
        { source: "justcall" },
        { source: "copper" },
        { from: DAY_2 },
        { to: DAY_2 },
        { from: DAY_2, to: DAY_2 },
        { from: DAY_3, to: DAY_1 },
        { userId: "teo", type: "phone_call_quantity", source: "justcall", from: DAY_2, to: DAY_3 },
        { userId: undefined, type: undefined, source: undefined },
      ];

      test("gives what was asked for, by day, rep and type, the earliest days first", async () => {
        await store.users.add([MARA, TEO]);
        await story.sync({
          people: PEOPLE,
          windows: everybody(DAY_1, DAY_3),
          calls: [aCall("1", MARA_SEAT, NOON_2, 90), aCall("2", TEO_SEAT, NOON_1, 30)],
        });
        const all = await story.documents();
        // 3 days × (2 reps + unassigned) × 2 metrics = 18.
        expect(all).toHaveLength(18);
        const order = ({ date, userId, type, source }: (typeof all)[number]) =>
          [date, userId, type, source].join(" ");
        expect(all.map(order)).toEqual(all.map(order).sort());
        for (const query of QUERIES) {
          const wanted = all.filter(
            (one) =>
              (query.userId === undefined || one.userId === query.userId) &&
              (query.type === undefined || one.type === query.type) &&
              (query.source === undefined || one.source === query.source) &&
              (query.from === undefined || one.date.slice(0, 10) >= query.from) &&
              (query.to === undefined || one.date.slice(0, 10) <= query.to),
          );
          expect(await store.metrics.find({ ...query, limit: 1_000 })).toEqual(wanted);
          expect(await store.metrics.find({ ...query, limit: 3 })).toEqual(wanted.slice(0, 3));
        }
      });
    });

    describe("an intake", () => {
      beforeEach(() => store.users.add([MARA, TEO]));

      const seen = async () => ({
        documents: await story.documents(),
        calls: await store.ledger.tallyCalls("justcall", ["", MARA_SEAT], 0, 4e12),
        unreadable: await store.ledger.countUnreadable("justcall"),
        people: await store.people.list("justcall"),
        coverage: await store.coverage.list("justcall", { from: DAY_1, to: DAY_3 }, null),
        mark: await store.settings.user("mara"),
      });

      test("is seen by nobody before its commit, and by nobody after it was discarded", async () => {
        const before = await seen();
        const intake = await store.ledger.openIntake("justcall");
        await intake.add("0", [aCall("1", MARA_SEAT, NOON_1, 60)], [anUnreadable("2")]);
        expect(await seen()).toEqual(before);
        await intake.discard();
        expect(await seen()).toEqual(before);
        await story.sync({ people: PEOPLE, windows: { mara: [DAY_1, DAY_1] } });
        expect(await story.board()).toEqual({ [`mara ${DAY_1}`]: "0/0" });
      });

      test("does not mix with another that is open at the same time", async () => {
        const other = await store.ledger.openIntake("justcall");
        await other.add("0", [aCall("1", MARA_SEAT, NOON_1, 60)], [anUnreadable("9")]);
        await story.sync({
          people: PEOPLE,
          windows: { mara: [DAY_1, DAY_1] },
          calls: [aCall("2", MARA_SEAT, NOON_1, 5)],
        });
        expect(await story.board()).toEqual({ [`mara ${DAY_1}`]: "1/5" });
        expect(await store.ledger.countUnreadable("justcall")).toBe(0);
        await other.discard();
      });

      test("forgets what a part brought, and no other part", async () => {
        await story.sync({
          people: PEOPLE,
          windows: { mara: [DAY_1, DAY_1] },
          async meanwhile(intake) {
            await intake.add("a", [aCall("1", MARA_SEAT, NOON_1, 1)], [anUnreadable("8")]);
            await intake.add("b", [aCall("2", MARA_SEAT, NOON_1, 20)], [anUnreadable("9")]);
            await intake.forget("a");
            await intake.add("a", [aCall("3", MARA_SEAT, NOON_1, 300)], []);
          },
        });
        // 20 + 300
        expect(await story.board()).toEqual({ [`mara ${DAY_1}`]: "2/320" });
        expect(await store.ledger.countUnreadable("justcall")).toBe(1);
      });

      test("replaces a row that comes again, on the same page, in the same part or in another", async () => {
        const outcome = await story.sync({
          people: PEOPLE,
          windows: { mara: [DAY_1, DAY_1] },
          async meanwhile(intake) {
            const twice = [aCall("1", MARA_SEAT, NOON_1, 1), aCall("1", MARA_SEAT, NOON_1, 2)];
            await intake.add("a", twice, []);
            await intake.add("a", [aCall("1", MARA_SEAT, NOON_1, 3)], []);
            await intake.add("b", [aCall("1", MARA_SEAT, NOON_1, 4)], []);
          },
        });
        expect(await story.board()).toEqual({ [`mara ${DAY_1}`]: "1/4" });
        expect(outcome.reps[0]).toMatchObject({ totalCalls: 1, callsProcessed: 1 });
      });

      test("counts a row once that was unreadable on one page and readable on a later one", async () => {
        const outcome = await story.sync({
          people: PEOPLE,
          windows: { mara: [DAY_1, DAY_1] },
          async meanwhile(intake) {
            await intake.add("a", [], [anUnreadable("1", { personKey: MARA_SEAT })]);
            await intake.add("b", [aCall("1", MARA_SEAT, NOON_1, 60)], []);
          },
        });
        expect(outcome.errors).toEqual([]);
        expect(outcome.reps[0]).toMatchObject({ totalCalls: 1, callsProcessed: 1, errors: [] });
        expect(await store.ledger.countUnreadable("justcall")).toBe(0);
      });

      test("commits as often as it likes and changes nothing the second time", async () => {
        const sync = {
          people: PEOPLE,
          windows: everybody(DAY_1, DAY_2),
          calls: [
            aCall("1", MARA_SEAT, NOON_1, 100),
            aCall("2", MARA_SEAT, NOON_1, 0),
            aCall("3", null, NOON_2, 7),
          ],
        };
        const first = await story.sync(sync);
        // 2 days × 3 × 2 metrics = 12.
        expect(totals(first)).toEqual({ added: 12, changed: 0, unchanged: 0 });
        const documents = await story.documents();
        for (const document of documents) {
          expect(document.createdAt).toBe(first.syncedAt);
          expect(document.metadata.syncedAt).toBe(first.syncedAt);
        }
        const second = await story.sync(sync);
        expect(totals(second)).toEqual({ added: 0, changed: 0, unchanged: 12 });
        expect(await story.documents()).toEqual(documents);
        expect(await store.settings.user("mara")).toEqual({ lastJustCallSyncAt: second.syncedAt });
      });

      test("writes documents as the contract shows them: 15 calls of 240 s are 3600 s and 60 minutes", async () => {
        const calls = Array.from({ length: 15 }, (_, n) =>
          aCall(String(n), MARA_SEAT, Date.parse(NOON_1) + n * 60_000, 240),
        );
        const { syncedAt } = await story.sync({
          people: PEOPLE,
          windows: { mara: [DAY_1, DAY_1] },
          calls,
        });
        const metadata = { totalSeconds: 3600, averageSeconds: 240, syncedAt };
        const rest = {
          userId: "mara",
          date: `${DAY_1}T00:00:00.000Z`,
          source: "justcall",
          metadata,
          createdAt: syncedAt,
        };
        expect(await story.documents()).toEqual([
          {
            id: `mara_phone_call_quantity_${DAY_1}_justcall`,
            type: "phone_call_quantity",
            value: 15,
            ...rest,
          },
          {
            id: `mara_talk_time_minutes_${DAY_1}_justcall`,
            type: "talk_time_minutes",
            value: 60,
            ...rest,
          },
        ]);
      });

      test("tells its outcome, the run's record and the mark the same story", async () => {
        const outcome = await story.sync({
          people: PEOPLE,
          windows: { mara: [DAY_1, DAY_2] },
          calls: [
            aCall("1", MARA_SEAT, NOON_1, 60),
            aCall("2", MARA_SEAT, "2026-06-09T23:59:59Z", 60),
            aCall("3", MARA_SEAT, "2026-06-12T00:00:00Z", 60),
            aCall("4", TEO_SEAT, NOON_1, 60),
          ],
        });
        const [rep] = outcome.reps;
        expect(rep).toEqual({
          userId: "mara",
          userEmail: "mara@example.com",
          startDate: DAY_1,
          endDate: DAY_2,
          totalCalls: 1,
          callsProcessed: 1,
          changes: { added: 4, changed: 0, unchanged: 0 },
          errors: [],
        });
        const run = await store.runs.latest("justcall", "done");
        expect(run?.finishedAt).toBe(outcome.syncedAt);
        expect(run?.outcome).toEqual({ reps: outcome.reps, errors: [], warnings: [] });
        expect(await store.settings.user("mara")).toEqual({
          lastJustCallSyncAt: outcome.syncedAt,
        });
        expect(await store.settings.user("teo")).toEqual({ lastJustCallSyncAt: null });
      });

      test("writes coverage for the days of its windows and for no other", async () => {
        await story.sync({
          people: PEOPLE,
          windows: { mara: [DAY_1, DAY_2], teo: [DAY_2, DAY_2] },
        });
        const range = { from: "2026-01-01", to: "2026-12-31" };
        const covered = await store.coverage.list("justcall", range, null);
        expect(covered.map(({ userId, day }) => `${day} ${userId}`)).toEqual([
          `${DAY_1} mara`,
          `${DAY_2} mara`,
          `${DAY_2} teo`,
        ]);
        const readAt = new Date(STORY_BEGINS + 1_000).toISOString();
        expect(new Set(covered.map((one) => one.readAt))).toEqual(new Set([readAt]));
        const second = { from: DAY_2, to: DAY_2 };
        expect(await store.coverage.list("justcall", second, null)).toHaveLength(2);
        expect(await store.coverage.list("copper", range, null)).toEqual([]);
      });

      test("a changed row changes its documents, which keep createdAt", async () => {
        const windows = { mara: [DAY_1, DAY_2] } as const;
        const first = await story.sync({
          people: PEOPLE,
          windows,
          calls: [aCall("1", MARA_SEAT, NOON_1, 60), aCall("2", MARA_SEAT, NOON_2, 60)],
        });
        const second = await story.sync({
          people: PEOPLE,
          windows,
          calls: [aCall("1", MARA_SEAT, NOON_1, 90), aCall("2", MARA_SEAT, NOON_2, 60)],
        });
        // Both documents of day 1: one call still, yet other seconds in the metadata.
        expect(totals(second)).toEqual({ added: 0, changed: 2, unchanged: 2 });
        for (const document of await story.documents()) {
          expect(document.createdAt).toBe(first.syncedAt);
          const changed = document.date.startsWith(DAY_1);
          expect(document.metadata.syncedAt).toBe(changed ? second.syncedAt : first.syncedAt);
        }
        expect(await story.board()).toMatchObject({ [`mara ${DAY_1}`]: "1/90" });
      });

      test("a vanished call lowers the number, and one that comes back raises it: 2, 1, 2", async () => {
        const both = [aCall("1", MARA_SEAT, NOON_1, 60), aCall("2", MARA_SEAT, NOON_1, 30)];
        const windows = { mara: [DAY_1, DAY_1] } as const;
        const board = async (calls: readonly Activity[]) => {
          await story.sync({ people: PEOPLE, windows, calls });
          return story.board();
        };
        expect(await board(both)).toEqual({ [`mara ${DAY_1}`]: "2/90" });
        expect(await board(both.slice(1))).toEqual({ [`mara ${DAY_1}`]: "1/30" });
        expect(await board(both)).toEqual({ [`mara ${DAY_1}`]: "2/90" });
        expect(await board([])).toEqual({ [`mara ${DAY_1}`]: "0/0" });
      });

      test("a call vanishes only inside the stretch that was read, and only for the people it was read for", async () => {
        await story.sync({
          people: PEOPLE,
          windows: everybody(DAY_1, DAY_3),
          calls: [
            aCall("1", MARA_SEAT, NOON_1, 1),
            aCall("2", MARA_SEAT, NOON_3, 2),
            aCall("3", TEO_SEAT, NOON_1, 3),
            aCall("4", null, NOON_1, 4),
          ],
        });
        await story.sync({
          people: PEOPLE,
          windows: { mara: [DAY_1, DAY_2] },
          personKeys: [MARA_SEAT],
        });
        expect(await story.board()).toMatchObject({
          [`mara ${DAY_1}`]: "0/0",
          [`mara ${DAY_3}`]: "1/2",
          [`teo ${DAY_1}`]: "1/3",
          [`unassigned ${DAY_1}`]: "1/4",
        });
      });

      test("the stretch is half-open: a call at its end stays, one at its start goes", async () => {
        const calls = [
          aCall("1", MARA_SEAT, `${DAY_1}T00:00:00Z`, 1),
          aCall("2", MARA_SEAT, `${DAY_2}T00:00:00Z`, 2),
        ];
        await story.sync({ people: PEOPLE, windows: { mara: [DAY_1, DAY_2] }, calls });
        await story.sync({ people: PEOPLE, windows: { mara: [DAY_1, DAY_1] } });
        expect(await story.board()).toEqual({ [`mara ${DAY_1}`]: "0/0", [`mara ${DAY_2}`]: "1/2" });
      });

      test("a row that moved to another day recounts both, covered, outside the windows", async () => {
        const calls = [aCall("1", MARA_SEAT, NOON_1, 60)];
        await story.sync({ people: PEOPLE, windows: { mara: [DAY_1, DAY_3] }, calls });
        await story.sync({
          people: PEOPLE,
          windows: { mara: [DAY_2, DAY_2] },
          personKeys: [],
          calls: [aCall("1", MARA_SEAT, NOON_3, 60)],
        });
        expect(await story.board()).toEqual({
          [`mara ${DAY_1}`]: "0/0",
          [`mara ${DAY_2}`]: "0/0",
          [`mara ${DAY_3}`]: "1/60",
        });
      });

      test("a row that moved to another person recounts the days of both", async () => {
        await story.sync({
          people: PEOPLE,
          windows: everybody(DAY_1),
          calls: [aCall("1", MARA_SEAT, NOON_1, 60)],
        });
        await story.sync({
          people: PEOPLE,
          windows: { teo: [DAY_1, DAY_1] },
          personKeys: [TEO_SEAT],
          calls: [aCall("1", TEO_SEAT, NOON_1, 60)],
        });
        expect(await story.board()).toEqual({
          [`mara ${DAY_1}`]: "0/0",
          [`teo ${DAY_1}`]: "1/60",
          [`unassigned ${DAY_1}`]: "0/0",
        });
      });

      test("a day that was never covered gets no document, whatever rows it has", async () => {
        await story.sync({
          people: PEOPLE,
          windows: { mara: [DAY_1, DAY_1] },
          calls: [
            aCall("1", MARA_SEAT, NOON_1, 60),
            aCall("2", MARA_SEAT, NOON_2, 60),
            aCall("3", TEO_SEAT, NOON_1, 60),
            aCall("4", null, NOON_1, 60),
          ],
        });
        expect(await story.board()).toEqual({ [`mara ${DAY_1}`]: "1/60" });
        await story.sync({
          people: PEOPLE,
          windows: { mara: [DAY_1, DAY_1] },
          calls: [aCall("1", MARA_SEAT, NOON_2, 60), aCall("3", TEO_SEAT, NOON_2, 60)],
        });
        expect(await story.board()).toEqual({ [`mara ${DAY_1}`]: "0/0" });
      });

      test("a row that somebody else changed after the read began stays as it is", async () => {
        const windows = { mara: [DAY_1, DAY_1] } as const;
        await story.sync({
          people: PEOPLE,
          windows,
          calls: [aCall("1", MARA_SEAT, NOON_1, 60), aCall("2", MARA_SEAT, NOON_1, 5)],
        });
        const began = story.now + 500;
        await story.sync({
          people: PEOPLE,
          windows,
          calls: [aCall("1", MARA_SEAT, NOON_1, 99), aCall("3", MARA_SEAT, NOON_1, 100)],
        });
        // This read saw call 1 before it was changed, call 2 no more, and not yet call 3.
        await story.sync({
          people: PEOPLE,
          windows,
          readStartedAt: began,
          calls: [aCall("1", MARA_SEAT, NOON_1, 60), aCall("2", MARA_SEAT, NOON_1, 5)],
        });
        // 99 + 100
        expect(await story.board()).toEqual({ [`mara ${DAY_1}`]: "2/199" });
      });

      test("an unreadable row is kept aside, never counted as vanished, and let go once it is read", async () => {
        const windows = { mara: [DAY_1, DAY_1] } as const;
        const call = aCall("1", MARA_SEAT, NOON_1, 60);
        await story.sync({ people: PEOPLE, windows, calls: [call] });
        const bad = anUnreadable("1", { personKey: MARA_SEAT, at: Date.parse(NOON_1) });
        const outcome = await story.sync({ people: PEOPLE, windows, unreadable: [bad] });
        expect(outcome.errors).toEqual([{ callId: "1", reason: bad.reason }]);
        expect(outcome.reps[0]).toMatchObject({
          totalCalls: 1,
          callsProcessed: 1,
          changes: { added: 0, changed: 0, unchanged: 2 },
          errors: [{ callId: "1", reason: bad.reason }],
        });
        expect(await store.ledger.countUnreadable("justcall")).toBe(1);
        await story.sync({ people: PEOPLE, windows, unreadable: [bad] });
        expect(await store.ledger.countUnreadable("justcall")).toBe(1);
        await story.sync({ people: PEOPLE, windows, calls: [call] });
        expect(await store.ledger.countUnreadable("justcall")).toBe(0);
        expect(await store.ledger.countUnreadable("copper")).toBe(0);
        expect(await story.board()).toEqual({ [`mara ${DAY_1}`]: "1/60" });
      });

      test("an unreadable row counts as received when it lies in the window or nobody knows where", async () => {
        const outcome = await story.sync({
          people: PEOPLE,
          windows: { mara: [DAY_1, DAY_1], teo: [DAY_1, DAY_1] },
          unreadable: [
            anUnreadable("1", { personKey: MARA_SEAT, at: null }),
            anUnreadable("2", { personKey: MARA_SEAT, at: Date.parse(NOON_1) }),
            anUnreadable("3", { personKey: MARA_SEAT, at: Date.parse(NOON_3) }),
            anUnreadable("4", { personKey: "", at: null }),
          ],
        });
        expect(outcome.reps.map((rep) => [rep.userId, rep.totalCalls, rep.callsProcessed])).toEqual(
          [
            ["mara", 2, 0],
            ["teo", 0, 0],
          ],
        );
        expect(outcome.errors).toHaveLength(4);
      });

      test("a commit whose lease was lost is a conflict and writes nothing", async () => {
        await story.sync({
          people: PEOPLE,
          windows: { mara: [DAY_1, DAY_1] },
          calls: [aCall("1", MARA_SEAT, NOON_1, 60)],
        });
        const before = await seen();
        const lease = await story.claim("all", 1_000);
        const intake = await store.ledger.openIntake("justcall");
        await intake.add("0", [aCall("2", MARA_SEAT, NOON_1, 60)], [anUnreadable("3")]);
        story.now += 1_000;
        const other = await story.claim("all");
        const plan = story.plan(lease, {
          people: [...PEOPLE, aPerson("99", "new@example.com")],
          windows: { mara: [DAY_1, DAY_2] },
        });
        await expect(intake.commit(plan)).rejects.toMatchObject({ code: "conflict" });
        expect(await seen()).toEqual(before);
        expect(await store.runs.find(other.runId)).toMatchObject({ state: "running" });
      });

      test("a commit after a recorded failure is a conflict as well", async () => {
        const lease = await story.claim("all");
        const intake = await store.ledger.openIntake("justcall");
        await intake.add("0", [aCall("2", MARA_SEAT, NOON_1, 60)], []);
        await store.runs.fail(lease, { code: "internal", message: "no" }, NOON_3);
        const plan = story.plan(lease, { windows: { mara: [DAY_1, DAY_1] } });
        await expect(intake.commit(plan)).rejects.toMatchObject({ code: "conflict" });
        expect(await story.documents()).toEqual([]);
      });

      test("a commit that fails in its last step writes nothing, and the run goes on", async () => {
        const before = await seen();
        const lease = await story.claim("all");
        const intake = await store.ledger.openIntake("justcall");
        await intake.add("0", [aCall("1", MARA_SEAT, NOON_1, 60)], [anUnreadable("2")]);
        const plan = {
          ...story.plan(lease, { people: PEOPLE, windows: { mara: [DAY_1, DAY_1] } }),
          conclude: () => {
            throw new Error("no conclusion");
          },
        };
        await expect(intake.commit(plan)).rejects.toThrow("no conclusion");
        expect(await seen()).toEqual(before);
        expect(await store.runs.find(lease.runId)).toMatchObject({ state: "running" });
        expect(await store.runs.renew(lease, story.now, 60_000)).toBe(true);
      });

      test("people are kept: the vendor's list, and whoever is on a call beside it", async () => {
        await story.sync({
          people: PEOPLE,
          windows: everybody(DAY_1),
          calls: [aCall("1", STRANGER, NOON_1, 60)],
        });
        const people = await store.people.list("justcall");
        expect(people.map((person) => person.id).sort()).toEqual([MARA_SEAT, TEO_SEAT, STRANGER]);
        expect(people.find((person) => person.id === STRANGER)?.name).toBe(`Agent ${STRANGER}`);
        // Who is struck off the list stays known; who changed is as the list says now.
        const renamed = { ...aPerson(MARA_SEAT, "mara@example.com", "Asia/Tokyo"), name: "Mara" };
        await story.sync({ people: [renamed], windows: everybody(DAY_1) });
        const later = await store.people.list("justcall");
        expect(later).toHaveLength(3);
        expect(later.find((person) => person.id === MARA_SEAT)).toEqual(renamed);
        expect(await store.people.list("copper")).toEqual([]);
      });

      test("calls of nobody and of strangers are unassigned: 60 + 5 + 7 seconds of three calls", async () => {
        await story.sync({
          people: PEOPLE,
          windows: everybody(DAY_1),
          calls: [
            aCall("1", null, NOON_1, 60),
            aCall("2", STRANGER, NOON_1, 5),
            { ...aCall("3", null, NOON_1, 7), person: { id: null, name: "X", email: "x@y.org" } },
            aCall("4", MARA_SEAT, NOON_1, 1_000),
          ],
        });
        expect(await story.board()).toEqual({
          [`mara ${DAY_1}`]: "1/1000",
          [`teo ${DAY_1}`]: "0/0",
          [`unassigned ${DAY_1}`]: "3/72",
        });
      });

      test("a row with an address alone counts for the rep who has it", async () => {
        const person = { id: null, name: null, email: "MARA@example.com" };
        await story.sync({
          people: PEOPLE,
          windows: everybody(DAY_1),
          calls: [{ ...aCall("1", null, NOON_1, 60), person }, aCall("2", MARA_SEAT, NOON_1, 1)],
        });
        expect(await story.board()).toMatchObject({
          [`mara ${DAY_1}`]: "2/61",
          [`unassigned ${DAY_1}`]: "0/0",
        });
      });

      test("when a rep is added their calls leave unassigned, and count for them once covered", async () => {
        const people = [...PEOPLE, aPerson(STRANGER, "zoe@example.com")];
        const calls = [aCall("1", STRANGER, NOON_1, 60), aCall("2", null, NOON_1, 5)];
        await story.sync({ people, windows: everybody(DAY_1, DAY_2), calls });
        expect(await story.board()).toMatchObject({ [`unassigned ${DAY_1}`]: "2/65" });
        await store.users.add([aUser("zoe")]);
        // A sync of somebody else notices: the unassigned day goes down, Zoe has no covered day yet.
        await story.sync({ people, windows: { mara: [DAY_1, DAY_1] }, personKeys: [MARA_SEAT] });
        const board = await story.board();
        expect(board).toMatchObject({ [`unassigned ${DAY_1}`]: "1/5" });
        expect(Object.keys(board).filter((place) => place.startsWith("zoe"))).toEqual([]);
        await story.sync({
          people,
          windows: { zoe: [DAY_1, DAY_1] },
          personKeys: [STRANGER],
          calls: calls.slice(0, 1),
        });
        expect(await story.board()).toMatchObject({
          [`zoe ${DAY_1}`]: "1/60",
          [`unassigned ${DAY_1}`]: "1/5",
        });
      });

      test("when a seat passes to another rep, its covered days pass with it", async () => {
        const calls = [aCall("1", MARA_SEAT, NOON_1, 60), aCall("2", MARA_SEAT, NOON_2, 30)];
        await story.sync({ people: PEOPLE, windows: everybody(DAY_1, DAY_2), calls });
        const passed = [aPerson(MARA_SEAT, TEO.email), aPerson(TEO_SEAT, TEO.email)];
        await story.sync({
          people: passed,
          windows: { teo: [DAY_2, DAY_2] },
          personKeys: [MARA_SEAT, TEO_SEAT],
          calls: calls.slice(1),
        });
        expect(await story.board()).toMatchObject({
          [`mara ${DAY_1}`]: "0/0",
          [`mara ${DAY_2}`]: "0/0",
          [`teo ${DAY_1}`]: "1/60",
          [`teo ${DAY_2}`]: "1/30",
        });
      });

      test("when a rep's zone changes, all their covered days are cut anew", async () => {
        // 2026-06-11T03:00Z is still the 10th in Denver (UTC-6 in summer).
        const calls = [
          aCall("1", MARA_SEAT, NOON_1, 60),
          aCall("2", MARA_SEAT, "2026-06-11T03:00:00Z", 5),
          aCall("3", MARA_SEAT, "2026-06-12T02:00:00Z", 7),
        ];
        await story.sync({ people: PEOPLE, windows: { mara: [DAY_1, DAY_3] }, calls });
        expect(await story.board()).toEqual({
          [`mara ${DAY_1}`]: "1/60",
          [`mara ${DAY_2}`]: "1/5",
          [`mara ${DAY_3}`]: "1/7",
        });
        await store.users.update([{ ...MARA, timeZone: "America/Denver" }]);
        await story.sync({ people: PEOPLE, windows: { mara: [DAY_3, DAY_3] }, personKeys: [] });
        expect(await story.board()).toEqual({
          [`mara ${DAY_1}`]: "2/65",
          [`mara ${DAY_2}`]: "1/7",
          [`mara ${DAY_3}`]: "0/0",
        });
      });

      test("a rep's changed zone counts no call twice when another's sync touches one of their days", async () => {
        const calls = [aCall("1", MARA_SEAT, "2026-06-11T03:00:00Z", 5)];
        await story.sync({ people: PEOPLE, windows: everybody(DAY_1, DAY_2), calls });
        await store.users.update([{ ...MARA, timeZone: "America/Denver" }]);
        // Teo's sync brings a row that has passed to Mara, on her 10th.
        await story.sync({
          people: PEOPLE,
          windows: { teo: [DAY_2, DAY_2] },
          personKeys: [TEO_SEAT],
          calls: [aCall("2", MARA_SEAT, NOON_1, 60)],
        });
        const board = await story.board();
        const counts = [board[`mara ${DAY_1}`], board[`mara ${DAY_2}`]];
        // Two calls in all: both on Mara's 10th by her new clock.
        expect(counts).toEqual(["2/65", "0/0"]);
      });

      test("a rep without a zone has the vendor's, else the workspace's; unassigned has the workspace's", async () => {
        const at = "2026-06-11T03:00:00Z";
        await story.sync({
          people: [aPerson(MARA_SEAT, MARA.email, "America/Denver"), aPerson(TEO_SEAT, TEO.email)],
          workspaceZone: "Asia/Tokyo",
          windows: everybody(DAY_1, DAY_2),
          stretch: ["2026-06-01", "2026-06-30"],
          calls: [
            aCall("1", MARA_SEAT, at, 1),
            aCall("2", TEO_SEAT, "2026-06-10T16:00:00Z", 2),
            aCall("3", null, "2026-06-10T16:00:00Z", 3),
          ],
        });
        expect(await story.board()).toEqual({
          [`mara ${DAY_1}`]: "1/1",
          [`mara ${DAY_2}`]: "0/0",
          [`teo ${DAY_1}`]: "0/0",
          [`teo ${DAY_2}`]: "1/2",
          [`unassigned ${DAY_1}`]: "0/0",
          [`unassigned ${DAY_2}`]: "1/3",
        });
      });

      test("tallyCalls sums present calls of these people in a half-open stretch", async () => {
        const [from, to] = [Date.parse(`${DAY_1}T00:00:00Z`), Date.parse(`${DAY_2}T00:00:00Z`)];
        const calls = [
          aCall("1", MARA_SEAT, from, 1),
          aCall("2", MARA_SEAT, to - 1_000, 20),
          aCall("3", MARA_SEAT, to, 300),
          aCall("4", MARA_SEAT, from - 1_000, 4_000),
          aCall("5", TEO_SEAT, from, 50_000),
          aCall("6", null, from, 7),
        ];
        const windows = everybody("2026-06-09", DAY_2);
        await story.sync({ people: PEOPLE, windows, calls });
        const tally = (keys: string[]) => store.ledger.tallyCalls("justcall", keys, from, to);
        expect(await tally([MARA_SEAT])).toEqual({ calls: 2, totalSeconds: 21 });
        expect(await tally([MARA_SEAT, TEO_SEAT])).toEqual({ calls: 3, totalSeconds: 50_021 });
        expect(await tally([""])).toEqual({ calls: 1, totalSeconds: 7 });
        expect(await tally([])).toEqual({ calls: 0, totalSeconds: 0 });
        expect(await store.ledger.tallyCalls("copper", [MARA_SEAT], from, to)).toEqual({
          calls: 0,
          totalSeconds: 0,
        });
        await story.sync({ people: PEOPLE, windows, calls: calls.slice(1) });
        expect(await tally([MARA_SEAT])).toEqual({ calls: 1, totalSeconds: 20 });
      });
    });

    test("any syncs of any changes, in any order, end in a count by hand of the truth", async () => {
      const seats = [MARA_SEAT, TEO_SEAT, STRANGER, null] as const;
      const zoneOf = { mara: "America/New_York", teo: "Asia/Kolkata", unassigned: "UTC" };
      const ownerOf = (seat: string | null) =>
        seat === MARA_SEAT ? "mara" : seat === TEO_SEAT ? "teo" : "unassigned";
      // Around the end of summer time in New York, 2025-11-02.
      const first = "2025-10-30";
      const dayOfStory = (n: number) => addDays(first, n);
      const change = fc.record({
        id: fc.integer({ min: 1, max: 12 }),
        seat: fc.constantFrom(...seats),
        minutes: fc.integer({ min: 0, max: 7 * 24 * 60 - 1 }),
        seconds: fc.integer({ min: 0, max: 5_000 }),
        gone: fc.boolean(),
      });
      const step = fc.record({
        changes: fc.array(change, { maxLength: 10 }),
        who: fc.constantFrom("mara", "teo", "all" as const),
        from: fc.integer({ min: 0, max: 6 }),
        length: fc.integer({ min: 0, max: 6 }),
      });

      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
          const own = await open();
          try {
            const tale = new Story(own.store);
            await own.store.users.add([
              { ...MARA, timeZone: zoneOf.mara },
              { ...TEO, timeZone: zoneOf.teo },
            ]);
            const truth = new Map<number, Activity>();
            const covered = new Set<string>();

            const sync = async (who: string, from: string, to: string) => {
              const reps = who === "all" ? ["mara", "teo", "unassigned"] : [who];
              const keys: readonly string[] | null =
                who === "all" ? null : [who === "mara" ? MARA_SEAT : TEO_SEAT];
              // A day more on both ends holds every rep's day of the window in any zone.
              const stretch = [addDays(from, -1), addDays(to, 1)] as const;
              const [start, end] = [stretch[0], addDays(stretch[1], 1)].map((day) =>
                Date.parse(`${day}T00:00:00Z`),
              );
              const calls = [...truth.values()].filter(
                (call) =>
                  call.at >= (start ?? 0) &&
                  call.at < (end ?? 0) &&
                  (keys === null || keys.includes(call.person?.id ?? "")),
              );
              await tale.sync({
                people: PEOPLE,
                windows: Object.fromEntries(reps.map((rep) => [rep, [from, to] as const])),
                personKeys: keys,
                stretch,
                calls,
              });
              for (const rep of reps) {
                for (const day of eachDay(from, to)) covered.add(`${rep} ${day}`);
              }
            };

            for (const { changes, who, from, length } of steps) {
              for (const { id, seat, minutes, seconds, gone } of changes) {
                const at = Date.parse(`${first}T00:00:00Z`) + minutes * 60_000;
                if (gone) truth.delete(id);
                else truth.set(id, aCall(String(id), seat, at, seconds));
              }
              await sync(who, dayOfStory(from), dayOfStory(Math.min(from + length, 6)));
              // Whatever is covered has its documents, and nothing else has.
              expect(new Set(Object.keys(await tale.board()))).toEqual(covered);
            }
            await sync("all", dayOfStory(-1), dayOfStory(8));

            const byHand: Record<string, [number, number]> = {};
            for (const place of covered) byHand[place] = [0, 0];
            for (const call of truth.values()) {
              const owner = ownerOf(call.person?.id ?? null);
              const day = icuDay(call.at, zoneOf[owner]);
              const sum = byHand[`${owner} ${day}`];
              if (sum === undefined) throw new Error(`${owner} ${day} is not covered`);
              sum[0] += 1;
              sum[1] += call.totalSeconds;
            }
            expect(await tale.board()).toEqual(
              Object.fromEntries(
                Object.entries(byHand).map(([place, [calls, seconds]]) => [
                  place,
                  `${calls}/${seconds}`,
                ]),
              ),
            );
          } finally {
            await own.close();
          }
        }),
        { numRuns: 40 },
      );
    });

    test("a month of a thousand calls is counted whole: the sum of the documents is the number of calls", async () => {
      await store.users.add([MARA, TEO]);
      const calls = Array.from({ length: 1_000 }, (_, n) =>
        aCall(
          String(n),
          [MARA_SEAT, TEO_SEAT, STRANGER, null][n % 4] ?? null,
          Date.parse(`${dayName(20_600 + (n % 28))}T00:00:00Z`) + n * 1_000,
          n % 97,
        ),
      );
      const outcome = await story.sync({
        people: PEOPLE,
        windows: everybody(dayName(20_600), dayName(20_627)),
        calls,
      });
      // 28 days × 3 × 2 metrics = 168.
      expect(totals(outcome)).toEqual({ added: 168, changed: 0, unchanged: 0 });
      expect(outcome.reps.map((rep) => rep.callsProcessed)).toEqual([250, 250, 500]);
      const quantities = (await story.documents()).filter(
        (one) => one.type === "phone_call_quantity",
      );
      expect(quantities.reduce((sum, one) => sum + one.value, 0)).toBe(1_000);
      const seconds = quantities.reduce((sum, one) => sum + one.metadata.totalSeconds, 0);
      expect(seconds).toBe(calls.reduce((sum, call) => sum + call.totalSeconds, 0));
    });
  });
}
