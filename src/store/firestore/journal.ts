import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Connection } from "./connection.ts";
import { STAMP, type Stamp, toStamp } from "./stamp.ts";
import { readAs } from "./stored.ts";
import { batches, COMMIT_LIMITS, decodeWrites, encodeWrites, type Write } from "./writes.ts";

const COMMITS = "commits";

/** How long a commit under way is left to whoever decided it (ms), before a reader lays it down too. */
const PATIENCE_MS = 3_000;
const LOOK_EVERY_MS = 50;
/** Parts that are written at a time. */
const AT_ONCE = 4;

/**
 * A commit that is too large for one transaction. Its parts are written down first, where nobody looks; then one transaction
 * decides it (`stamp.pending`), and from then on anybody may put the parts in place, as often as they like: they are absolute
 * values, and nothing else can be decided before they are all there. A process that dies before the decision leaves nothing that
 * is seen, one that dies after it leaves a commit that the next reader completes.
 */
export class Journal {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Writes the parts of a run's commit down. Returns how many there are; where it fails, nothing is left of them. */
  async stage(id: string, runId: string, parts: Iterable<readonly Write[]>): Promise<number> {
    try {
      return await this.#writeParts(id, runId, parts);
    } catch (error) {
      await this.forget(runId);
      throw error;
    }
  }

  async #writeParts(id: string, runId: string, parts: Iterable<readonly Write[]>): Promise<number> {
    let count = 0;
    const some: Write[] = [];
    const write = async () => {
      const written = some.splice(0).map((part) => this.#connection.write([part]));
      // None is still on its way when it is said that one could not be written.
      await Promise.allSettled(written);
      await Promise.all(written);
    };
    for (const part of parts) {
      const data = { runId, writes: encodeWrites(part) };
      some.push({ kind: "set", path: partPath(id, count), data });
      count += 1;
      if (some.length === AT_ONCE) await write();
    }
    await write();
    return count;
  }

  /** Puts a decided commit in place. Several may do this at once; whoever comes last finds nothing left to do. */
  async layDown(pending: NonNullable<Stamp["pending"]>): Promise<void> {
    for (let first = 0; first < pending.parts; first += AT_ONCE) {
      const some = Array.from(
        { length: Math.min(AT_ONCE, pending.parts - first) },
        (_, n) => first + n,
      );
      const open = await Promise.all(some.map((part) => this.#putPart(pending.id, part)));
      // Somebody else has laid it all down, and later commits may have come since.
      if (open.includes(false)) return;
    }
    await this.#connection.transaction(async (changes) => {
      if (!(await isPending(changes, pending.id))) return;
      changes.put({ kind: "merge", path: STAMP, data: { pending: null } });
      for (let part = 0; part < pending.parts; part++)
        changes.put({ kind: "delete", path: partPath(pending.id, part) });
    });
  }

  /** Waits until a commit that is under way is in place; completes it where its process seems to be gone. */
  async settle(pending: NonNullable<Stamp["pending"]>): Promise<void> {
    const reads = await this.#connection.reads();
    for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
      await sleep(LOOK_EVERY_MS);
      const found = await reads.get(STAMP);
      if (found === null || toStamp(found).pending?.id !== pending.id) return;
    }
    await this.layDown(pending);
  }

  /** Lets go of what a run staged and never decided; the caller knows that it never will. */
  async forget(runId: string): Promise<void> {
    const reads = await this.#connection.reads();
    const staged = await reads.find(COMMITS, (commits) =>
      commits.where("runId", "==", runId).select(),
    );
    const writes = staged.map(({ path }): Write => ({ kind: "delete", path }));
    for (const batch of batches([writes], COMMIT_LIMITS)) await this.#connection.write(batch);
  }

  /** False when the commit is pending no more. */
  async #putPart(id: string, part: number): Promise<boolean> {
    const found = await (await this.#connection.reads()).get(partPath(id, part));
    if (found === null) return false;
    const writes = decodeWrites(readAs(partSchema, found).writes);
    return this.#connection.transaction(async (changes) => {
      if (!(await isPending(changes, id))) return false;
      for (const write of writes) changes.put(write);
      return true;
    });
  }
}

const partSchema = z.object({ writes: z.string() });

function partPath(id: string, part: number): string {
  return `${COMMITS}/${id}.${part}`;
}

async function isPending(
  { get }: { get: (path: string) => Promise<Parameters<typeof toStamp>[0] | null> },
  id: string,
): Promise<boolean> {
  const found = await get(STAMP);
  return found !== null && toStamp(found).pending?.id === id;
}
