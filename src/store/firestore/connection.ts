import { setTimeout as sleep } from "node:timers/promises";
import type {
  DocumentReference,
  DocumentSnapshot,
  Firestore,
  Query,
  Timestamp,
  Transaction,
} from "@google-cloud/firestore";
import { isAppError } from "#src/domain/errors.ts";
import { answerWithin, isCode, unusable } from "./outage.ts";
import { UsageMeter } from "./usage.ts";
import type { DocumentFields, Write } from "./writes.ts";

export interface FirestoreOptions {
  /** The one that Google's library finds where it runs, when not named. */
  readonly projectId?: string;
  /** Google's emulator stands in its place, where nobody asks who it is. */
  readonly emulated: boolean;
}

/** A document that is there. */
export interface Found {
  readonly path: string;
  readonly id: string;
  readonly fields: DocumentFields;
  /** When Firestore first and last wrote it, ISO instants. */
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The same to the microsecond, for who writes only what nobody else has changed. */
  readonly version: Timestamp;
}

export type AskQuery = (collection: Query) => Query;

/** Ways to read, plain or in a transaction; every document that is read is counted. */
export interface Reads {
  get(path: string): Promise<Found | null>;
  /** In the order of the paths; null where there is none. */
  getAll(paths: readonly string[]): Promise<(Found | null)[]>;
  find(collection: string, ask: AskQuery): Promise<Found[]>;
}

/** Reads first, then writes: Firestore's order. */
export interface Changes extends Reads {
  put(write: Write): void;
}

/** Documents asked for by id at a time. */
const MOST_IDS = 300;
/** What gRPC calls them. */
const ALREADY_EXISTS = 6;
const FAILED_PRECONDITION = 9;
/** How long an end waits for what is under way (ms). */
const CLOSE_MS = 2_000;
/** How long a question and a change may take (ms). A change may have to wait for others' locks. */
const READ_MS = 20_000;
const WRITE_MS = 120_000;
/** Others may hold the same documents; each try waits a little longer. */
const TRIES = 12;

/** The one road to Firestore. The library is loaded when it is first needed: it costs a quarter of a second and 30 MB. */
export class Connection {
  readonly usage = new UsageMeter();
  readonly #options: FirestoreOptions;
  #firestore: Promise<Firestore> | null = null;
  #underWay = 0;

  constructor(options: FirestoreOptions) {
    this.#options = options;
  }

  async reads(): Promise<Reads> {
    const firestore = await this.#open();
    return new CountedReads(firestore, this.usage, {
      get: (reference) => this.#answered(() => reference.get(), READ_MS),
      getAll: (references) => this.#answered(() => firestore.getAll(...references), READ_MS),
      find: async (query) => (await this.#answered(() => query.get(), READ_MS)).docs,
    });
  }

  /** How many documents a query finds; billed as one read for each thousand. */
  async count(collection: string, ask: AskQuery): Promise<number> {
    const firestore = await this.#open();
    const counted = ask(firestore.collection(collection)).count();
    const { count } = (await this.#answered(() => counted.get(), READ_MS)).data();
    this.usage.count("reads", collection, Math.max(1, Math.ceil(count / 1_000)));
    return count;
  }

  /** Reads of one moment. */
  async snapshot<T>(read: (reads: Reads) => Promise<T>): Promise<T> {
    const firestore = await this.#open();
    return this.#answered(
      () => firestore.runTransaction((tx) => read(this.#inside(firestore, tx)), { readOnly: true }),
      READ_MS,
    );
  }

  /** Whole or not at all. May run more than once, so `work` must touch nothing outside; what it throws undoes it. */
  async transaction<T>(work: (changes: Changes) => Promise<T>): Promise<T> {
    const firestore = await this.#open();
    const attempt = async (tx: Transaction) => {
      const reads = this.#inside(firestore, tx);
      const written: Write[] = [];
      const done = await work({
        get: (path) => reads.get(path),
        getAll: (paths) => reads.getAll(paths),
        find: (collection, ask) => reads.find(collection, ask),
        put(write) {
          putInto(tx, firestore, write);
          written.push(write);
        },
      });
      for (const write of written) this.#countWrite(write);
      return done;
    };
    return this.#answered(
      () => firestore.runTransaction(attempt, { maxAttempts: TRIES }),
      WRITE_MS,
    );
  }

  /** All of these or none; the caller keeps within `COMMIT_LIMITS`. */
  async write(writes: readonly Write[]): Promise<void> {
    const firestore = await this.#open();
    const batch = firestore.batch();
    for (const write of writes) {
      putInto(batch, firestore, write);
      this.#countWrite(write);
    }
    await this.#answered(() => batch.commit(), WRITE_MS);
  }

  /**
   * All of these or none: none where the document `seen` (null: none at `path`) is not as it was when it was read, which is
   * answered with false. No lock is held meanwhile, so of many who try at once each hears at once.
   */
  async writeIfUnchanged(
    path: string,
    seen: Found | null,
    fields: DocumentFields,
    writes: readonly Write[],
  ): Promise<boolean> {
    const firestore = await this.#open();
    const batch = firestore.batch();
    const reference = firestore.doc(path);
    if (seen === null) batch.create(reference, fields);
    else batch.update(reference, fields, { lastUpdateTime: seen.version });
    for (const write of writes) putInto(batch, firestore, write);
    try {
      await this.#answered(() => batch.commit(), WRITE_MS);
    } catch (error) {
      if (isCode(error, ALREADY_EXISTS) || isCode(error, FAILED_PRECONDITION)) return false;
      throw error;
    }
    this.usage.count("writes", path);
    for (const write of writes) this.#countWrite(write);
    return true;
  }

  /** Fails with code 6 (ALREADY_EXISTS) where the document is there already. */
  async create(path: string, fields: DocumentFields): Promise<void> {
    const firestore = await this.#open();
    await this.#answered(() => firestore.doc(path).create(fields), WRITE_MS);
    this.usage.count("writes", path);
  }

  /** What is under way may come to its end first; what lasts is cut off. */
  async close(): Promise<void> {
    for (let waited = 0; this.#underWay > 0 && waited < CLOSE_MS; waited += 10) await sleep(10);
    await (await this.#firestore)?.terminate();
  }

  async #answered<T>(work: () => Promise<T>, withinMs: number): Promise<T> {
    this.#underWay += 1;
    try {
      return await answerWithin(work, withinMs, this.#options.projectId);
    } finally {
      this.#underWay -= 1;
    }
  }

  #inside(firestore: Firestore, tx: Transaction): Reads {
    return new CountedReads(firestore, this.usage, {
      get: (reference) => tx.get(reference),
      getAll: (references) => tx.getAll(...references),
      find: async (query) => (await tx.get(query)).docs,
    });
  }

  #countWrite(write: Write): void {
    this.usage.count(write.kind === "delete" ? "deletes" : "writes", write.path);
  }

  #open(): Promise<Firestore> {
    this.#firestore ??= connect(this.#options).catch((error: unknown) => {
      this.#firestore = null;
      throw error;
    });
    return this.#firestore;
  }
}

async function connect({ projectId, emulated }: FirestoreOptions): Promise<Firestore> {
  const { Firestore } = await import("@google-cloud/firestore");
  if (emulated) {
    // Else it would look for the cloud's own server, in vain, and say so.
    process.env["METADATA_SERVER_DETECTION"] ??= "none";
  } else {
    // Without credentials Firestore's library ends the process from within; asked beforehand, Google's says what is missing.
    const { GoogleAuth } = await import("google-auth-library");
    const auth = new GoogleAuth({ scopes: ["https://www.googleapis.com/auth/datastore"] });
    await answerWithin(() => auth.getClient(), READ_MS, projectId).catch((error: unknown) => {
      throw isAppError(error) ? error : unusable(error, projectId);
    });
  }
  return new Firestore(projectId === undefined ? {} : { projectId });
}

/** What a batch and a transaction have in common. */
interface Puts {
  set(reference: DocumentReference, fields: DocumentFields): unknown;
  set(reference: DocumentReference, fields: DocumentFields, options: { merge: true }): unknown;
  delete(reference: DocumentReference): unknown;
}

function putInto(batch: Puts, firestore: Firestore, write: Write): void {
  const reference = firestore.doc(write.path);
  if (write.kind === "delete") batch.delete(reference);
  else if (write.kind === "merge") batch.set(reference, write.data, { merge: true });
  else batch.set(reference, write.data);
}

interface RawReads {
  get(reference: DocumentReference): Promise<DocumentSnapshot>;
  getAll(references: DocumentReference[]): Promise<DocumentSnapshot[]>;
  find(query: Query): Promise<DocumentSnapshot[]>;
}

class CountedReads implements Reads {
  readonly #firestore: Firestore;
  readonly #usage: UsageMeter;
  readonly #raw: RawReads;

  constructor(firestore: Firestore, usage: UsageMeter, raw: RawReads) {
    this.#firestore = firestore;
    this.#usage = usage;
    this.#raw = raw;
  }

  async get(path: string): Promise<Found | null> {
    this.#usage.count("reads", path);
    return toFound(await this.#raw.get(this.#firestore.doc(path)));
  }

  async getAll(paths: readonly string[]): Promise<(Found | null)[]> {
    const found: (Found | null)[] = [];
    for (let place = 0; place < paths.length; place += MOST_IDS) {
      const some = paths.slice(place, place + MOST_IDS);
      for (const path of some) this.#usage.count("reads", path);
      const snapshots = await this.#raw.getAll(some.map((path) => this.#firestore.doc(path)));
      found.push(...snapshots.map(toFound));
    }
    return found;
  }

  async find(collection: string, ask: AskQuery): Promise<Found[]> {
    const snapshots = await this.#raw.find(ask(this.#firestore.collection(collection)));
    // A query that finds nothing is billed as one.
    this.#usage.count("reads", collection, Math.max(1, snapshots.length));
    return snapshots.map(toFound).filter((found) => found !== null);
  }
}

function toFound(snapshot: DocumentSnapshot): Found | null {
  const fields = snapshot.data();
  const { createTime, updateTime } = snapshot;
  if (fields === undefined || createTime === undefined || updateTime === undefined) return null;
  return {
    path: snapshot.ref.path,
    id: snapshot.id,
    fields,
    createdAt: createTime.toDate().toISOString(),
    updatedAt: updateTime.toDate().toISOString(),
    version: updateTime,
  };
}
