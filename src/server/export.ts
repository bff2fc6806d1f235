import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { z } from "zod";
import {
  archiveRecordSchema,
  EXPORT_VERSION,
  exportFooterSchema,
  exportHeaderSchema,
} from "#src/api/contract/archive.ts";
import { AppError } from "#src/domain/errors.ts";
import { ARCHIVE_KINDS, type ArchiveKind, type ArchiveRecord } from "#src/store/archive.ts";
import type { Store } from "#src/store/store.ts";
import { collisionFinder } from "./archive-collisions.ts";
import { COPY_FACT } from "./store-copy.ts";

export type ArchiveCounts = Record<ArchiveKind, number>;

/** Records that are written at a time. */
const BATCH = 500;

/** Everything that is kept as lines of JSON: a header, a line for each record, and an end that says how many there were. */
export async function* exportLines(store: Store, exportedAt: string): AsyncGenerator<string> {
  yield JSON.stringify({ callboard: "export", version: EXPORT_VERSION, exportedAt });
  const counts = noCounts();
  for await (const { records } of store.archive.read(null)) {
    for (const record of records) {
      if (record.kind === "fact" && record.value.name === COPY_FACT) continue;
      counts[record.kind] += 1;
      yield JSON.stringify(record);
    }
  }
  yield JSON.stringify({ callboard: "end", counts });
}

/**
 * Puts an export into an empty store. The file is read whole first, and nothing is written unless every line can be read, none is
 * missing and none takes what another has. Throws `invalid_request` with the number of the line, `conflict` where the store is not
 * empty, or where it holds fewer in the end because a record stands in the file twice.
 */
export async function importFile(
  file: string,
  store: Store,
  onProgress: (written: number, of: number) => void,
): Promise<ArchiveCounts> {
  const counts = noCounts();
  for await (const { kind } of readExport(file)) counts[kind] += 1;
  const held = sum(await store.archive.count());
  if (held > 0) {
    throw new AppError(
      "conflict",
      `The store holds ${held} records already. An export is put into an empty store; nothing was written.`,
    );
  }
  const of = sum(counts);
  let written = 0;
  let batch: ArchiveRecord[] = [];
  const put = async () => {
    await store.archive.write(batch);
    written += batch.length;
    batch = [];
    onProgress(written, of);
  };
  for await (const record of readExport(file)) {
    batch.push(record);
    if (batch.length === BATCH) await put();
  }
  if (batch.length > 0) await put();
  await store.archive.finish();
  assertArrived(file, counts, await store.archive.count());
  return counts;
}

/** Of kinds that come by the million it is not remembered which were there already; the store knows in the end. */
function assertArrived(file: string, sent: ArchiveCounts, arrived: Readonly<ArchiveCounts>): void {
  const differ = ARCHIVE_KINDS.filter((kind) => sent[kind] !== arrived[kind]);
  if (differ.length === 0) return;
  const texts = differ.map((kind) => `${kind}: ${sent[kind]} lines, ${arrived[kind]} stored`);
  throw new AppError(
    "conflict",
    `Some records stand in ${file} twice (${texts.join("; ")}). Take out one of each, and begin with an empty store.`,
  );
}

/** The records of an export, each checked, and at the end whether they were all. */
async function* readExport(file: string): AsyncGenerator<ArchiveRecord> {
  const counts = noCounts();
  const findCollision = collisionFinder();
  let number = 0;
  let footer: z.output<typeof exportFooterSchema> | null = null;
  for await (const text of linesOf(file)) {
    number += 1;
    if (text.trim() === "") continue;
    if (footer !== null) throw wrong(file, number, "stands behind the end");
    const line = parseLine(file, number, text);
    if (number === 1) {
      read(exportHeaderSchema, line, file, number, "is not the beginning of an export");
      continue;
    }
    if (typeof line === "object" && line !== null && "callboard" in line) {
      footer = read(exportFooterSchema, line, file, number, "is no end of an export");
      continue;
    }
    const record = read(archiveRecordSchema, line, file, number, "cannot be read");
    const collision = findCollision(record);
    if (collision !== null) throw wrong(file, number, collision);
    counts[record.kind] += 1;
    yield record;
  }
  if (footer === null)
    throw wrong(file, number, "is the last, and the end is missing: the file was cut off");
  for (const kind of ARCHIVE_KINDS) {
    const said = footer.counts[kind] ?? 0;
    if (said !== counts[kind])
      throw wrong(file, number, `says ${said} of ${kind}, and there are ${counts[kind]}`);
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const stream = createReadStream(file, "utf8");
  try {
    // Not before the file is open: an error before that would find nobody listening.
    await new Promise((resolve, reject) => stream.once("open", resolve).once("error", reject));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError("invalid_request", `The file cannot be read: ${reason}.`, { cause: error });
  }
  yield* createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
}

function parseLine(file: string, number: number, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong(file, number, "is not JSON");
  }
}

function read<Schema extends z.ZodType>(
  schema: Schema,
  line: unknown,
  file: string,
  number: number,
  problem: string,
): z.output<Schema> {
  const parsed = schema.safeParse(line);
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map(
    (issue) => `${issue.path.join(".") || "the line"}: ${issue.message}`,
  );
  throw wrong(file, number, `${problem} (${reasons.join("; ")})`);
}

function wrong(file: string, number: number, problem: string): AppError {
  return new AppError(
    "invalid_request",
    `Line ${number} of ${file} ${problem}. Nothing was written.`,
  );
}

function noCounts(): ArchiveCounts {
  return Object.fromEntries(ARCHIVE_KINDS.map((kind) => [kind, 0])) as ArchiveCounts;
}

function sum(counts: Readonly<ArchiveCounts>): number {
  return Object.values(counts).reduce((all, count) => all + count, 0);
}
