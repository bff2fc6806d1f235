import type { Twin } from "#src/domain/activity/twin.ts";
import { pairCalls } from "#src/domain/sources/pairing.ts";
import type { RepDay, Truth } from "./rep-day.ts";

export const BETWEEN = { dialer: "justcall", crm: "copper" } as const;

/** What was said and is true, was said and is not, is true and was not said. */
interface Tally {
  right: number;
  wrong: number;
  missed: number;
}

export interface Score {
  readonly cases: number;
  /** Whether each copy has the very call that it is a copy of. */
  readonly pairs: Tally;
  /** Whether it is known for a copy at all, of whichever call: numbers of calls depend on this alone. */
  readonly copies: Tally;
  readonly mistakes: readonly string[];
}

/**
 * Holds what the rule says against what is true. A wrong pair in the place of a true one is both wrong and missed; "the telephone
 * system's, of no call that is here" of one that is here is missed, but not wrong: nothing false was said.
 */
export function scoreOf(days: readonly RepDay[]): Score {
  const pairs: Tally = { right: 0, wrong: 0, missed: 0 };
  const copies: Tally = { right: 0, wrong: 0, missed: 0 };
  const mistakes: string[] = [];
  for (const { name, dialer, logged } of days) {
    const twins = pairCalls(dialer, logged, BETWEEN);
    for (const { sourceId, truth } of logged) {
      const said = saidOf(twins.get(sourceId));
      if (said !== truth) mistakes.push(`${name}: ${sourceId} is ${truth}, said ${said}`);
      tally(pairs, said === "dialer" && truth?.startsWith("call/") ? null : said, truth);
      tally(copies, said !== null, truth !== null);
    }
  }
  const cases = days.reduce((sum, { logged }) => sum + logged.length, 0);
  return { cases, pairs, copies, mistakes };
}

export function precisionOf({ right, wrong }: Tally): number {
  return right / (right + wrong);
}

export function recallOf({ right, missed }: Tally): number {
  return right / (right + missed);
}

export function toText(name: string, { cases, pairs, copies }: Score): string {
  const figures = (tally: Tally) =>
    `precision ${precisionOf(tally).toFixed(4)} recall ${recallOf(tally).toFixed(4)} (${tally.right} right, ${tally.wrong} wrong, ${tally.missed} missed)`;
  return `${name}, ${cases} cases: pairs ${figures(pairs)}, copies ${figures(copies)}`;
}

/** Null and false are what nothing is said of. */
function tally<T extends Truth | boolean>(into: Tally, said: T, truth: T): void {
  if (said === truth) {
    if (truth) into.right += 1;
    return;
  }
  if (said) into.wrong += 1;
  if (truth) into.missed += 1;
}

function saidOf(twin: Twin | undefined): Truth {
  if (twin === undefined) return null;
  if (twin.sourceId === null) return "dialer";
  return twin.source === "copper" ? `log/${twin.sourceId}` : `call/${twin.sourceId}`;
}
