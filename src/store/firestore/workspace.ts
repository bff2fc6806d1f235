import { adopt } from "./adopt.ts";
import type { Connection, Reads } from "./connection.ts";
import { Journal } from "./journal.ts";
import { STAMP, type Stamp, toStamp } from "./stamp.ts";

/**
 * One team's documents, as they are at one moment: nobody sees a commit that is only half in place. Every reader looks at the
 * stamp in the snapshot that it reads in; where a commit is still being laid down it waits, or lays it down itself.
 */
export class Workspace {
  readonly connection: Connection;
  readonly journal: Journal;
  #adopted: Promise<void> | null = null;
  #gathered: Promise<Stamp> | null = null;
  readonly #asked: ((reads: Reads, stamp: Stamp) => Promise<() => void>)[] = [];
  readonly #refused: ((error: unknown) => void)[] = [];

  constructor(connection: Connection) {
    this.connection = connection;
    this.journal = new Journal(connection);
  }

  /**
   * The stamp when no commit is under way. Whoever asks in the same turn shares one read; it begins after they asked, so that
   * they see what they have written before.
   */
  stamp(): Promise<Stamp> {
    this.#gathered ??= new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      this.#gathered = null;
      return this.#settledStamp();
    });
    return this.#gathered;
  }

  /** What `read` finds, all of one moment at which no commit was under way. */
  async snapshot<T>(read: (reads: Reads, stamp: Stamp) => Promise<T>): Promise<T> {
    await this.adopted();
    for (;;) {
      const seen = await this.connection.snapshot(async (reads) => {
        const stamp = await readStamp(reads);
        return stamp.pending === null ? { answer: await read(reads, stamp) } : stamp.pending;
      });
      if ("answer" in seen) return seen.answer;
      await this.journal.settle(seen);
    }
  }

  /** Like `snapshot`; whoever asks in the same turn reads in the same one. */
  together<T>(read: (reads: Reads, stamp: Stamp) => Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    this.#asked.push((reads, stamp) => read(reads, stamp).then((answer) => () => resolve(answer)));
    this.#refused.push(reject);
    if (this.#asked.length === 1) setImmediate(() => void this.#answerTogether());
    return promise;
  }

  async #answerTogether(): Promise<void> {
    const asked = this.#asked.splice(0);
    const refused = this.#refused.splice(0);
    try {
      // Told only when the snapshot stands: it may have to be read again.
      const told = await this.snapshot((reads, stamp) =>
        Promise.all(asked.map((ask) => ask(reads, stamp))),
      );
      for (const tell of told) tell();
    } catch (error) {
      for (const reject of refused) reject(error);
    }
  }

  /**
   * A reader whose answer is kept as long as this part's version is the same. The same answer is the same object, so what is
   * derived from it can be kept too.
   */
  remember<T extends object>(part: string, read: (reads: Reads) => Promise<T>): () => Promise<T> {
    let kept: { readonly version: string; readonly answer: Promise<T> } | null = null;
    return async () => {
      const version = versionIn(await this.stamp(), part);
      if (kept?.version === version) return kept.answer;
      const found = this.snapshot(async (reads, stamp) => ({
        version: versionIn(stamp, part),
        answer: await read(reads),
      }));
      // Asked for again meanwhile, it is not read again.
      const answer = found.then((one) => one.answer);
      // Where nobody else asks for it, its failure is told below.
      answer.catch(() => undefined);
      kept = { version, answer };
      try {
        const { version: readVersion } = await found;
        if (kept.answer === answer) kept = { version: readVersion, answer };
      } catch (error) {
        kept = null;
        throw error;
      }
      return answer;
    };
  }

  /** Resolves when the stamp is there; documents of before Callboard came are taken in once. */
  adopted(): Promise<void> {
    this.#adopted ??= adopt(this.connection).catch((error: unknown) => {
      this.#adopted = null;
      throw error;
    });
    return this.#adopted;
  }

  async #settledStamp(): Promise<Stamp> {
    await this.adopted();
    const reads = await this.connection.reads();
    for (;;) {
      const stamp = await readStamp(reads);
      if (stamp.pending === null) return stamp;
      await this.journal.settle(stamp.pending);
    }
  }
}

/** Of a part that never changed there is no word yet. */
export function versionIn(stamp: Stamp, part: string): string {
  return stamp.versions[part] ?? "";
}

async function readStamp(reads: Reads): Promise<Stamp> {
  const found = await reads.get(STAMP);
  if (found === null) throw new Error(`${STAMP} is gone: was the database emptied while in use?`);
  return toStamp(found);
}
