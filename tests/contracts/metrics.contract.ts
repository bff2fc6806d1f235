import { beforeEach, describe, expect, test } from "vitest";
import type { MetricQuery } from "#src/store/metrics.ts";
import type { Store } from "#src/store/store.ts";
import { aCall, type Story } from "#tests/builders/store-sync.ts";
import {
  DAY_1,
  DAY_2,
  DAY_3,
  everybody,
  MARA,
  MARA_SEAT,
  NOON_1,
  NOON_2,
  type OpenedStory,
  PEOPLE,
  TEO,
  TEO_SEAT,
} from "./contract-story.ts";

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

export function metricsContract(opened: () => OpenedStory): void {
  describe("metrics.find", () => {
    let store: Store;
    let story: Story;
    beforeEach(() => {
      ({ store, story } = opened());
    });

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
}
