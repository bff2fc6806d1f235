import type { Source } from "#src/domain/activity/activity.ts";
import type { Day } from "#src/domain/calendar/day.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import {
  PLAIN_CHOICE,
  type SourceChoice,
  type SourcePolicy,
  type SourceRule,
} from "#src/domain/sources/source-policy.ts";
import { formatRange } from "#src/ui/format/days.ts";

export const SOURCE_NAMES: Readonly<Record<Source, string>> = {
  justcall: "JustCall",
  copper: "Copper",
  manual: "by hand",
};

/** What both sources have. */
const OF_BOTH: readonly MetricType[] = ["phone_call_quantity", "talk_time_minutes"];

/** `JustCall first, else Copper`. */
export function choiceWords({ mode, order }: SourceChoice): string {
  // What is typed in by hand goes last everywhere, and without saying.
  const named = order.filter((source, place) => source !== "manual" || place === 0);
  const [first = "", ...others] = named.map((source) => SOURCE_NAMES[source]);
  if (mode === "only") return `Only ${first}`;
  if (mode === "first")
    return [`${first} first`, ...others.map((name) => `else ${name}`)].join(", ");
  if (others.length === 0) return `Only ${first}`;
  return others.length === 1 ? "Both, each call once" : "All, each call once";
}

/** `since ever`, `since Mon 16 Nov 2026`, `from Mon 30 Nov 2026 on`. */
export function sinceWords(fromDay: Day | null, today: Day): string {
  if (fromDay === null) return "since ever";
  const day = formatRange({ from: fromDay, to: fromDay });
  return fromDay > today ? `from ${day} on` : `since ${day}`;
}

/** What counts of one metric, for everybody or for one rep. */
export interface CountedBy {
  /** Null: everybody who has no rule of their own. */
  readonly userId: string | null;
  /** In force today. */
  readonly now: { readonly choice: SourceChoice; readonly fromDay: Day | null };
  /** What counted on earlier days, the latest first, and what will count, the nearest first. */
  readonly others: readonly { readonly choice: SourceChoice; readonly fromDay: Day | null }[];
}

/** Who counts by what today: everybody first, then each rep who has rules of their own. */
export function countedBy(policy: SourcePolicy, type: MetricType, today: Day): CountedBy[] {
  const ofType = policy.filter((rule) => rule.type === type);
  const reps = [...new Set(ofType.flatMap(({ userId }) => userId ?? []))].sort();
  const common = inForce(
    ofType.filter(({ userId }) => userId === null),
    { choice: PLAIN_CHOICE, fromDay: null },
    today,
  );
  return [
    { userId: null, ...common },
    ...reps.map((userId) => ({
      userId,
      ...inForce(
        ofType.filter((rule) => rule.userId === userId),
        null,
        today,
        common.now,
      ),
    })),
  ];
}

type Part = CountedBy["now"];

function inForce(
  rules: readonly SourceRule[],
  plain: Part | null,
  today: Day,
  otherwise: Part = { choice: PLAIN_CHOICE, fromDay: null },
): Omit<CountedBy, "userId"> {
  const own = rules
    .map(({ mode, order, fromDay }): Part => ({ choice: { mode, order }, fromDay }))
    .sort((a, b) => ((a.fromDay ?? "") < (b.fromDay ?? "") ? 1 : -1));
  const all = plain === null || own.some(({ fromDay }) => fromDay === null) ? own : [...own, plain];
  const begun = all.filter(({ fromDay }) => fromDay === null || fromDay <= today);
  const coming = all.filter((part) => !begun.includes(part)).reverse();
  const [now = otherwise, ...earlier] = begun;
  return { now, others: [...coming, ...earlier] };
}

/** The metrics of which both sources have numbers, and those that somebody has set a rule for. */
export function typesWithChoice(policy: SourcePolicy): MetricType[] {
  return [...new Set([...OF_BOTH, ...policy.map(({ type }) => type)])];
}
