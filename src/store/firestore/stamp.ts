import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Day } from "#src/domain/calendar/day.ts";
import type { Found } from "./connection.ts";
import { readAs } from "./stored.ts";
import type { Write } from "./writes.ts";

/** One document that every reader looks at first: what has changed since, and whether a commit is still being laid down. */
export const STAMP = "workspace/stamp";

const stampSchema = z.object({
  /** The last commit that changed anything. */
  commit: z.string(),
  /** A commit that has been decided and whose parts are being put in place; until they are, nobody reads or decides. */
  pending: z.object({ id: z.string(), parts: z.number() }).nullable(),
  /** Of each part of the workspace, a word that is another after each change of it. */
  versions: z.record(z.string(), z.string()),
});

export type Stamp = z.output<typeof stampSchema>;

/** The parts that are kept in memory between two questions. */
export const USERS = "users";
export const SETTINGS = "settings";
export const GOALS = "goals";
export const REPS = "reps";
/** Activities, coverage and what could not be read. */
export const LEDGER = "ledger";

const DAYS = "days-";

export function peopleOf(source: string): string {
  return `people-${source}`;
}

/** Sums are kept by month, so that today's change does not make anybody read last month's again. */
export function daysOf(day: Day): string {
  return `${DAYS}${day.slice(0, 7)}`;
}

/** The months that have a day at all, in order. */
export function monthsIn({ versions }: Stamp): string[] {
  return Object.keys(versions)
    .filter((part) => part.startsWith(DAYS))
    .map((part) => part.slice(DAYS.length))
    .sort();
}

export function toStamp(found: Found): Stamp {
  return readAs(stampSchema, found);
}

/** Says that these parts have changed; goes into the same commit as the change. */
export function bump(parts: Iterable<string>): Write {
  return {
    kind: "merge",
    path: STAMP,
    data: { versions: Object.fromEntries([...parts].map((part) => [part, randomUUID()])) },
  };
}
