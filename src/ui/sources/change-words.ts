import type { Day } from "#src/domain/calendar/day.ts";
import { DEFINITIONS } from "#src/domain/metrics/measure.ts";
import type { SettingChange } from "#src/domain/sources/setting-change.ts";
import { choiceOn, type SourcePolicy, type SourceRule } from "#src/domain/sources/source-policy.ts";
import { choiceWords, SOURCE_NAMES, sinceWords } from "./policy-words.ts";

/** What the ids in an audit list stand for. */
export interface ChangeNames {
  /** A user's name. */
  readonly user: (userId: string) => string;
  /** What the CRM calls a type of activity, by its key. */
  readonly type: (key: string) => string;
  /** What the CRM calls a stage, by its id. */
  readonly stage: (id: string) => string;
  /** A vendor's person, by source and id. */
  readonly person: (source: string, id: string) => string;
}

/** One thing that a change changed. */
export interface ChangeWords {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

const NOBODY = "";
const FIRST_DAY = "0001-01-01";

/** What an entry of the audit list says: before → after, part by part. */
export function changeWords(entry: SettingChange, names: ChangeNames, today: Day): ChangeWords[] {
  switch (entry.what) {
    case "policy":
      return policyWords(entry.before, entry.after, names, today);
    case "mapping":
      return [
        ...mappedWords(entry.before?.types ?? {}, entry.after.types, names.type, (kind) => kind),
        ...mappedWords(
          entry.before?.stages ?? {},
          entry.after.stages,
          (id) => `Stage ${names.stage(id)}`,
          (group) => `stage ${group.toUpperCase()}`,
        ),
      ];
    case "match": {
      const { source, personId } = entry.after ??
        entry.before ?? { source: "copper", personId: "" };
      const whose = (match: typeof entry.after) =>
        match === null
          ? "by e-mail address"
          : match.userId === null
            ? "nobody here"
            : names.user(match.userId);
      const name = names.person(source, personId);
      return [
        {
          what: `${SOURCE_NAMES[source]}’s ${name}`,
          before: whose(entry.before),
          after: whose(entry.after),
        },
      ];
    }
  }
}

function policyWords(
  before: SourcePolicy,
  after: SourcePolicy,
  names: ChangeNames,
  today: Day,
): ChangeWords[] {
  const places = new Map([...before, ...after].map((rule) => [placeOf(rule), rule]));
  return [...places].flatMap(([place, { type, userId, fromDay }]): ChangeWords[] => {
    const ruleIn = (policy: SourcePolicy) => policy.find((one) => placeOf(one) === place);
    if (JSON.stringify(ruleIn(before)) === JSON.stringify(ruleIn(after))) return [];
    // Where no rule of this place stands, another one holds, or none.
    const said = (policy: SourcePolicy) =>
      choiceWords(ruleIn(policy) ?? choiceOn(policy, type, userId ?? NOBODY, fromDay ?? FIRST_DAY));
    const who = userId === null ? "everybody" : names.user(userId);
    const what = `${DEFINITIONS[type].label}, ${who}, ${sinceWords(fromDay, today)}`;
    return [{ what, before: said(before), after: said(after) }];
  });
}

function placeOf({ type, userId, fromDay }: SourceRule): string {
  return JSON.stringify([type, userId, fromDay]);
}

function mappedWords(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  nameOf: (key: string) => string,
  say: (value: string) => string,
): ChangeWords[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const said = (value: string | undefined) =>
    value === undefined ? "counted nowhere" : say(value);
  return keys
    .filter((key) => before[key] !== after[key])
    .map((key) => ({ what: nameOf(key), before: said(before[key]), after: said(after[key]) }));
}
