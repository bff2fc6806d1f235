import type { Source } from "../activity/activity.ts";
import type { Day } from "../calendar/day.ts";
import { toAmount } from "../metrics/basic-unit.ts";
import { type MetricDocument, type MetricType, metricDay } from "../metrics/metric.ts";
import { CRM, DIALER } from "./call-sources.ts";

/**
 * - `first`: of the sources that read a rep-day, the first in order counts.
 * - `only`: the first in order counts, and where it did not read a day there is no number.
 * - `together`: all of them count, and what two of them saw counts once.
 */
export const POLICY_MODES = ["first", "only", "together"] as const;
export type PolicyMode = (typeof POLICY_MODES)[number];

export interface SourceChoice {
  readonly mode: PolicyMode;
  readonly order: readonly Source[];
}

/** Which source counts for a metric, of a rep or of everybody, from a day on. */
export interface SourceRule extends SourceChoice {
  readonly type: MetricType;
  /** Null: everybody who has no rule of their own. */
  readonly userId: string | null;
  /** A rep's local day; null: ever since. */
  readonly fromDay: Day | null;
}

/** One rule at most for each type, rep and day. Changing them changes no document: it is asked whenever numbers are read. */
export type SourcePolicy = readonly SourceRule[];

export const PLAIN_POLICY: SourcePolicy = [];

/** Without a rule: the telephone system counted its own calls, so it goes before what was written down of them. */
export const PLAIN_CHOICE: SourceChoice = {
  mode: "first",
  order: ["justcall", "copper", "manual"],
};

/** What is in force: of a rep's own rules the latest that has begun, else of everybody's, else the plain choice. */
export function choiceOn(
  policy: SourcePolicy,
  type: MetricType,
  userId: string,
  day: Day,
): SourceChoice {
  let own: SourceRule | null = null;
  let common: SourceRule | null = null;
  for (const rule of policy) {
    if (rule.type !== type || (rule.fromDay !== null && rule.fromDay > day)) continue;
    if (rule.userId === userId) own = later(own, rule);
    else if (rule.userId === null) common = later(common, rule);
  }
  return own ?? common ?? PLAIN_CHOICE;
}

function later(a: SourceRule | null, b: SourceRule): SourceRule {
  return a !== null && (a.fromDay ?? "") > (b.fromDay ?? "") ? a : b;
}

/** The policy with this rule in it, in the place of one for the same metric, rep and day. */
export function withRule(policy: SourcePolicy, rule: SourceRule): SourcePolicy {
  const isSame = (other: SourceRule) =>
    other.type === rule.type && other.userId === rule.userId && other.fromDay === rule.fromDay;
  return [...policy.filter((other) => !isSame(other)), rule];
}

/** Which of these sources count; none where the one that should has no number. */
export function countingSources(
  { mode, order }: SourceChoice,
  sources: readonly Source[],
): readonly Source[] {
  const ranked = order.filter((source) => sources.includes(source));
  switch (mode) {
    case "first":
      return ranked.slice(0, 1);
    case "only":
      return ranked.filter((source) => source === order[0]);
    case "together":
      return ranked;
  }
}

/** A number of one source: in the metric's basic unit, and how much of it the other source of calls has too. */
export interface SourceAmount {
  readonly source: Source;
  readonly amount: number;
  readonly paired: number;
}

/** What a rep-day comes to; null where no source counts. */
export function countedAmount(
  choice: SourceChoice,
  amounts: readonly SourceAmount[],
): number | null {
  const counting = countingSources(
    choice,
    amounts.map(({ source }) => source),
  );
  let sum: number | null = null;
  for (const { source, amount, paired } of amounts) {
    if (!counting.includes(source)) continue;
    sum = (sum ?? 0) + amount - (isTwice(source, counting) ? paired : 0);
  }
  return sum;
}

/** Where both sources of calls count, what they share is the telephone system's. */
function isTwice(source: Source, counting: readonly Source[]): boolean {
  return source === CRM && counting.includes(DIALER);
}

/** A document that counts, and what of it does. */
export interface CountedDocument {
  readonly document: MetricDocument;
  /** Without what another document that counts holds too; in the metric's basic unit. */
  readonly amount: number;
  /** True: only what no other source holds counts. */
  readonly ownOnly: boolean;
}

/**
 * Keeps what counts of each rep, type and day, so that no sum ever adds two sources that saw the same calls. Every report reads
 * documents through this.
 */
export function countedOnce(
  documents: readonly MetricDocument[],
  policy: SourcePolicy,
): CountedDocument[] {
  const places = Map.groupBy(
    documents,
    (document) => `${document.userId} ${document.type} ${metricDay(document)}`,
  );
  return [...places.values()].flatMap((rivals) => {
    const [first] = rivals;
    if (first === undefined) return [];
    const choice = choiceOn(policy, first.type, first.userId, metricDay(first));
    const counting = countingSources(
      choice,
      rivals.map(({ source }) => source),
    );
    return rivals
      .filter(({ source }) => counting.includes(source))
      .map((document): CountedDocument => {
        const ownOnly = isTwice(document.source, counting);
        const amount = toAmount(document) - (ownOnly ? pairedOf(document) : 0);
        return { document, amount, ownOnly };
      });
  });
}

/** How many of a document's calls another source holds too. */
export function pairedOf({ metadata }: Pick<MetricDocument, "metadata">): number {
  return metadata.pairedCalls ?? 0;
}
