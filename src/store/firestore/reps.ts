import { z } from "zod";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import type { Reads } from "./connection.ts";
import { readAs } from "./stored.ts";
import type { Write } from "./writes.ts";

const PATH = "workspace/reps";

const schema = z.object({ userIds: z.array(z.string()) });

/** Who is meant by n in a team's sums: everybody who ever had a document, in the order in which they came. */
export async function readReps(reads: Reads): Promise<string[]> {
  const found = await reads.get(PATH);
  return found === null ? [] : readAs(schema, found).userIds;
}

/** Numbers that are given once and never again. */
export class RepNumbers {
  readonly #numbers: Map<string, number>;
  readonly #known: number;

  constructor(userIds: readonly string[]) {
    this.#numbers = new Map(userIds.map((userId, number) => [userId, number]));
    this.#known = userIds.length;
  }

  of(userId: string): number {
    const known = this.#numbers.get(userId);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(userId, number);
    return number;
  }

  /** Gives these their numbers in this order. */
  take(userIds: Iterable<string>): void {
    for (const userId of userIds) if (userId !== UNASSIGNED) this.of(userId);
  }

  /** Null when nobody is new. */
  write(): Write | null {
    if (this.#numbers.size === this.#known) return null;
    return { kind: "set", path: PATH, data: { userIds: [...this.#numbers.keys()] } };
  }
}
