import { DEFINITIONS } from "#src/domain/metrics/measure.ts";
import type { PersonMatch } from "#src/domain/people/person-match.ts";
import type { SettingChange } from "#src/domain/sources/setting-change.ts";
import type { SourceChoice, SourcePolicy, SourceRule } from "#src/domain/sources/source-policy.ts";
import { formatDay } from "#src/ui/format/days.ts";

const LABELS: Readonly<Record<string, string>> = {
  justcall: "JustCall",
  copper: "Copper",
  manual: "by hand",
};

/** `JustCall first, else Copper`, `Only Copper`, `Both, each call once`. */
export function choiceText({ mode, order }: SourceChoice): string {
  const named = order.filter((source) => source !== "manual").map((source) => LABELS[source]);
  switch (mode) {
    case "first":
      return named.length === 1 ? `${named[0]} alone` : `${named[0]} first, else ${named[1]}`;
    case "only":
      return `Only ${named[0]}`;
    case "together":
      return "Both, each call once";
  }
}

/** `Calls: Only Copper, for everybody, from 16 Nov`. */
export function ruleText(rule: SourceRule, nameOf: (userId: string) => string): string {
  const who = rule.userId === null ? "everybody" : nameOf(rule.userId);
  const since = rule.fromDay === null ? "ever since" : `from ${formatDay(rule.fromDay)}`;
  return `${DEFINITIONS[rule.type].label}: ${choiceText(rule)}, for ${who}, ${since}`;
}

/** What a change was, in words. */
export function changeText(change: SettingChange, nameOf: (userId: string) => string): string {
  switch (change.what) {
    case "policy": {
      const [added] = withoutThose(change.after, change.before);
      const [gone] = withoutThose(change.before, change.after);
      if (added !== undefined) return ruleText(added, nameOf);
      return gone === undefined ? "The source policy" : `No longer: ${ruleText(gone, nameOf)}`;
    }
    case "mapping": {
      const { types, stages } = change.after;
      return `What Copper’s types and stages stand for: ${Object.keys(types).length} types, ${Object.keys(stages).length} stages`;
    }
    case "match":
      return matchText(change.before, change.after, nameOf);
  }
}

function matchText(
  before: PersonMatch | null,
  after: PersonMatch | null,
  nameOf: (userId: string) => string,
): string {
  const match = after ?? before;
  const who = match === null ? "Somebody" : `${LABELS[match.source]} ${match.personId}`;
  if (after === null) return `${who}: by e-mail address again`;
  return after.userId === null ? `${who} is nobody of ours` : `${who} is ${nameOf(after.userId)}`;
}

function withoutThose(rules: SourcePolicy, others: SourcePolicy): SourceRule[] {
  const known = new Set(others.map((rule) => JSON.stringify(rule)));
  return rules.filter((rule) => !known.has(JSON.stringify(rule)));
}
