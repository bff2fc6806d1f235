import fc from "fast-check";
import { expect, test } from "vitest";
import { SOURCES, type Source } from "../activity/activity.ts";
import { dayName } from "../calendar/day.ts";
import { type MetricDocument, type MetricType, metricDate, metricId } from "../metrics/metric.ts";
import {
  choiceOn,
  countedOnce,
  PLAIN_CHOICE,
  PLAIN_POLICY,
  type SourcePolicy,
  type SourceRule,
} from "./source-policy.ts";

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

const sumOf = (documents: readonly MetricDocument[], policy: SourcePolicy = PLAIN_POLICY) =>
  countedOnce(documents, policy).reduce((sum, one) => sum + one.amount, 0);

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
    document("mara", "copper", 8, "2026-05-05", "meeting_quantity"),
  ];
  expect(sumOf(documents)).toBe(15);
  expect(countedOnce(documents, PLAIN_POLICY)).toHaveLength(4);
});

test("of any documents each rep, type and day is kept once, from the source that goes first", () => {
  const documents = fc.uniqueArray(
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
    { selector: ({ id }) => id },
  );
  fc.assert(
    fc.property(documents, (list) => {
      const place = (one: MetricDocument) => `${one.userId} ${one.type} ${one.date}`;
      const kept = countedOnce(list, PLAIN_POLICY).map((one) => one.document);
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

const rule = (part: Partial<SourceRule>): SourceRule => ({
  type: "phone_call_quantity",
  userId: null,
  fromDay: null,
  mode: "only",
  order: ["copper"],
  ...part,
});

/** 14 calls in the CRM, of which 11 are copies of JustCall's. */
const logged = (day = "2026-05-05"): MetricDocument => {
  const one = document("mara", "copper", 14, day);
  return { ...one, metadata: { ...one.metadata, pairedCalls: 11 } };
};

test("together, a pair counts once: 15 at JustCall and 14 in Copper, 11 of them the same, are 15 + 14 - 11 = 18", () => {
  const together = [rule({ mode: "together", order: ["justcall", "copper"] })];
  expect(sumOf([document("mara", "justcall", 15), logged()], together)).toBe(18);
  // Where JustCall was not read, nothing of Copper's was counted before.
  expect(sumOf([logged()], together)).toBe(14);
});

test("only one source counts, and a day that it did not read has no number", () => {
  const only = [rule({})];
  expect(sumOf([document("mara", "justcall", 15), logged()], only)).toBe(14);
  expect(countedOnce([document("mara", "justcall", 15)], only)).toEqual([]);
});

test("a rule holds from its day on, and the day before it counts as it did", () => {
  const from = [rule({ fromDay: "2026-05-06" })];
  const days = ["2026-05-05", "2026-05-06"];
  const numbers = days.map((day) =>
    sumOf([document("mara", "justcall", 15, day), logged(day)], from),
  );
  expect(numbers).toEqual([15, 14]);
});

test("a rep's own rule goes before everybody's, also an older one of theirs before a newer common one", () => {
  const policy = [
    rule({ userId: "mara", mode: "first", order: ["justcall"], fromDay: "2026-05-01" }),
    rule({ fromDay: "2026-05-04" }),
  ];
  expect(choiceOn(policy, "phone_call_quantity", "mara", "2026-05-05")).toMatchObject({
    mode: "first",
    order: ["justcall"],
  });
  expect(choiceOn(policy, "phone_call_quantity", "teo", "2026-05-05")).toMatchObject({
    mode: "only",
  });
  // Before their own begins, the common one would; it has not begun either.
  expect(choiceOn(policy, "phone_call_quantity", "mara", "2026-04-30")).toEqual(PLAIN_CHOICE);
  expect(choiceOn(policy, "meeting_quantity", "mara", "2026-05-05")).toEqual(PLAIN_CHOICE);
});
