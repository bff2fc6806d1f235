import { beforeEach, describe, expect, test } from "vitest";
import type { RepCalendar } from "#src/domain/calendar/working-calendar.ts";
import { PLAIN_WORKSPACE, type WorkspaceSettings } from "#src/domain/workspace.ts";
import type { Store } from "#src/store/store.ts";
import type { Story } from "#tests/builders/store-sync.ts";
import { DAY_1, DAY_2, MARA, type OpenedStory, PEOPLE } from "./contract-story.ts";

export function settingsContract(opened: () => OpenedStory): void {
  describe("settings", () => {
    let store: Store;
    let story: Story;
    beforeEach(() => {
      ({ store, story } = opened());
    });

    test("somebody who was never synced has no mark", async () => {
      expect(await store.settings.user("mara")).toEqual({
        lastJustCallSyncAt: null,
        lastCopperSyncAt: null,
      });
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

    test("of the workspace are the plain ones until others are set, and then those", async () => {
      expect(await store.settings.workspace()).toEqual(PLAIN_WORKSPACE);
      const settings: WorkspaceSettings = {
        calendar: {
          weights: [1, 1, 0.5, 1, 1, 0.25, 0],
          holidays: [{ day: "2026-12-25", name: "Christmas “Day”" }],
          dayStartMinute: 0,
          dayEndMinute: 1440,
        },
        bands: { onTrack: 0.9, behind: 0.5 },
        ranks: "hidden",
        publicApiOpen: true,
        mapping: { types: { "user/702301": "call" }, stages: { "880103": "b" } },
        matches: [{ source: "copper", personId: "910009", userId: null }],
        sourcePolicy: [
          {
            type: "phone_call_quantity",
            userId: "mara",
            fromDay: DAY_1,
            mode: "only",
            order: ["copper"],
          },
        ],
        sourceChanges: [
          {
            id: "c1",
            what: "match",
            before: null,
            after: { source: "copper", personId: "910009", userId: null },
            at: "2026-06-20T12:00:00.000Z",
            by: "key:boss",
            undoes: null,
          },
        ],
      };
      await store.settings.changeWorkspace(settings);
      expect(await store.settings.workspace()).toEqual(settings);
      await store.settings.changeWorkspace(PLAIN_WORKSPACE);
      expect(await store.settings.workspace()).toEqual(PLAIN_WORKSPACE);
      // The workspace's are nobody's own.
      expect(await store.settings.repCalendars()).toEqual(new Map());
    });

    test("two changes of different parts of the workspace do not undo each other", async () => {
      const calendar = { ...PLAIN_WORKSPACE.calendar, dayEndMinute: 1_000 };
      await Promise.all([
        store.settings.changeWorkspace({ publicApiOpen: true }),
        store.settings.changeWorkspace({ calendar }),
      ]);
      await store.settings.changeWorkspace({ ranks: "hidden" });
      await store.settings.changeWorkspace({});
      const changed = { ...PLAIN_WORKSPACE, publicApiOpen: true, calendar, ranks: "hidden" };
      expect(await store.settings.workspace()).toEqual(changed);
      // A part is set whole: what it held before is gone.
      const holidays = [{ day: DAY_1, name: "off" }];
      await store.settings.changeWorkspace({ calendar: { ...calendar, holidays } });
      await store.settings.changeWorkspace({ calendar });
      expect(await store.settings.workspace()).toEqual(changed);
    });

    const HALF: RepCalendar = {
      weights: [0.5, 0.5, 0.5, 0.5, 0.5, 0, 0],
      daysOff: [DAY_1, DAY_2],
      startDay: "2026-01-05",
    };

    test("a rep's calendar is there once it was set, as it was set last, and nobody else's", async () => {
      expect(await store.settings.repCalendars()).toEqual(new Map());
      await store.settings.setRepCalendar("teo", { ...HALF, weights: null });
      await store.settings.setRepCalendar("mara", HALF);
      await store.settings.setRepCalendar("teo", { weights: null, daysOff: [], startDay: null });
      expect(await store.settings.repCalendars()).toEqual(
        new Map([
          ["mara", HALF],
          ["teo", { weights: null, daysOff: [], startDay: null }],
        ]),
      );
    });

    test("a rep's calendar and the mark of their last sync leave each other as they are", async () => {
      await store.users.add([MARA]);
      await store.settings.setRepCalendar("mara", HALF);
      expect(await store.settings.user("mara")).toEqual({
        lastJustCallSyncAt: null,
        lastCopperSyncAt: null,
      });
      const sync = { people: PEOPLE, windows: { mara: [DAY_1, DAY_2] } } as const;
      const first = await story.sync(sync);
      expect(await store.settings.user("mara")).toEqual({
        lastJustCallSyncAt: first.syncedAt,
        lastCopperSyncAt: null,
      });
      expect((await store.settings.repCalendars()).get("mara")).toEqual(HALF);
      await store.settings.setRepCalendar("mara", { ...HALF, startDay: null });
      expect(await store.settings.user("mara")).toEqual({
        lastJustCallSyncAt: first.syncedAt,
        lastCopperSyncAt: null,
      });
      const second = await story.sync(sync);
      expect(await store.settings.user("mara")).toEqual({
        lastJustCallSyncAt: second.syncedAt,
        lastCopperSyncAt: null,
      });
      expect((await store.settings.repCalendars()).get("mara")).toEqual({
        ...HALF,
        startDay: null,
      });
    });
  });
}
