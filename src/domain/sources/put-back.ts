import { type ActivityMapping, PLAIN_MAPPING } from "../activity/activity-mapping.ts";
import type { PersonMatch } from "../people/person-match.ts";
import type { ChangedSetting } from "./setting-change.ts";
import type { SourcePolicy, SourceRule } from "./source-policy.ts";

/** What of the workspace's settings a change of sources may concern, as it stands now. */
export interface SourceSettings {
  readonly sourcePolicy: SourcePolicy;
  readonly mapping: ActivityMapping | null;
  readonly matches: readonly PersonMatch[];
}

/**
 * The change that takes this one back and leaves alone what others have changed since. Null where that is not possible: something
 * newer stands in its place, or there was nothing before it.
 */
export function putBack(entry: ChangedSetting, now: SourceSettings): ChangedSetting | null {
  switch (entry.what) {
    case "policy": {
      const [before, after] = [byPlace(entry.before), byPlace(entry.after)];
      const kept = putBackEntries(byPlace(now.sourcePolicy), before, after);
      if (kept === null) return null;
      return { what: "policy", before: now.sourcePolicy, after: inOrder(kept, entry.before) };
    }
    case "match": {
      const match = entry.after ?? entry.before;
      const present = now.matches.find(
        ({ source, personId }) => source === match?.source && personId === match.personId,
      );
      if (present?.userId !== entry.after?.userId) return null;
      return { what: "match", before: entry.after, after: entry.before };
    }
    case "mapping": {
      if (entry.before === null) return null;
      const present = now.mapping ?? PLAIN_MAPPING;
      const types = putBackWords(present.types, entry.before.types, entry.after.types);
      const stages = putBackWords(present.stages, entry.before.stages, entry.after.stages);
      if (types === null || stages === null) return null;
      return { what: "mapping", before: now.mapping, after: { types, stages } };
    }
  }
}

/** `now` with what lies between `before` and `after` turned round; null where anything of it is not as it was left. */
function putBackEntries<T>(
  now: ReadonlyMap<string, T>,
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
): Map<string, T> | null {
  const kept = new Map(now);
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [old, made] = [before.get(key), after.get(key)];
    if (isSame(old, made)) continue;
    if (!isSame(now.get(key), made)) return null;
    if (old === undefined) kept.delete(key);
    else kept.set(key, old);
  }
  return kept;
}

type Words<T> = Readonly<Record<string, T>>;

function putBackWords<T>(now: Words<T>, before: Words<T>, after: Words<T>): Words<T> | null {
  const map = (words: Words<T>) => new Map(Object.entries(words));
  const kept = putBackEntries(map(now), map(before), map(after));
  return kept === null ? null : Object.fromEntries(kept);
}

/** Rules by what only one of them can be for. */
function byPlace(policy: SourcePolicy): Map<string, SourceRule> {
  return new Map(policy.map((rule) => [placeOf(rule), rule]));
}

function placeOf({ type, userId, fromDay }: SourceRule): string {
  return JSON.stringify([type, userId, fromDay]);
}

/** As they stood before, then what has come since: the latest change taken back leaves the very list that was. */
function inOrder(rules: ReadonlyMap<string, SourceRule>, before: SourcePolicy): SourceRule[] {
  const old = before.map(placeOf);
  const place = (key: string) => (old.includes(key) ? old.indexOf(key) : old.length);
  return [...rules].sort(([a], [b]) => place(a) - place(b)).map(([, rule]) => rule);
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
