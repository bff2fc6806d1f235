import fc from "fast-check";
import { expect, test } from "vitest";
import { SOURCES, type Source } from "../activity/activity.ts";
import { dayName } from "../calendar/day.ts";
import { type MetricDocument, type MetricType, metricDate, metricId } from "../metrics/metric.ts";
import { countedOnce } from "./source-policy.ts";

function document(
  userId: string,
  source: Source,
  value: number,
  day = "2026-05-05",
  type: MetricType = "phone_call_quantity",
): MetricDocument {
  return {
    id: metricId(userId, type, day, source),
    userId,
    type,
    value,
    date: metricDate(day),
    source,
    metadata: { totalSeconds: 0, averageSeconds: null, syncedAt: "2026-05-06T00:00:00.000Z" },
    createdAt: "2026-05-06T00:00:00.000Z",
  };
}

const sumOf = (documents: readonly MetricDocument[]) =>
  countedOnce(documents).reduce((sum, one) => sum + one.value, 0);

test("two sources that saw the same day are not summed: 15 at JustCall and 14 at Copper are 15", () => {
  const [calls, crm] = [document("mara", "justcall", 15), document("mara", "copper", 14)];
  expect(sumOf([calls, crm])).toBe(15);
  expect(sumOf([crm, calls])).toBe(15);
});

test("Copper goes before a person's own hand, and counts alone where JustCall has no document", () => {
  const [crm, hand] = [document("mara", "copper", 14), document("mara", "manual", 20)];
  expect(sumOf([hand, crm])).toBe(14);
  expect(sumOf([hand])).toBe(20);
});

test("a zero that was counted goes before another source's number", () => {
  expect(sumOf([document("mara", "copper", 14), document("mara", "justcall", 0)])).toBe(0);
});

test("other reps, other days and other types are summed: 1 + 2 + 4 + 8 = 15", () => {
  const documents = [
    document("mara", "justcall", 1),
    document("teo", "copper", 2),
    document("mara", "copper", 4, "2026-05-06"),
    document("mara", "copper", 8, "2026-05-05", "talk_time_minutes"),
  ];
  expect(sumOf(documents)).toBe(15);
  expect(countedOnce(documents)).toHaveLength(4);
});

test("of any documents each rep, type and day is kept once, from the source that goes first", () => {
  const documents = fc.array(
    fc
      .tuple(
        fc.constantFrom("mara", "teo", "unassigned"),
        fc.constantFrom(...SOURCES),
        fc.integer({ min: 20_000, max: 20_003 }),
        fc.constantFrom<MetricType>("phone_call_quantity", "talk_time_minutes"),
        fc.nat(100),
      )
      .map(([userId, source, day, type, value]) =>
        document(userId, source, value, dayName(day), type),
      ),
  );
  fc.assert(
    fc.property(documents, (list) => {
      const place = (one: MetricDocument) => `${one.userId} ${one.type} ${one.date}`;
      const kept = countedOnce(list);
      expect(new Set(kept.map(place))).toEqual(new Set(list.map(place)));
      expect(kept).toHaveLength(new Set(list.map(place)).size);
      for (const one of kept) {
        expect(list).toContain(one);
        const rivals = list.filter((other) => place(other) === place(one));
        const first = SOURCES.find((source) => rivals.some((other) => other.source === source));
        expect(one.source).toBe(first);
      }
    }),
  );
});
