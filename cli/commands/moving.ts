import { createWriteStream, existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { accept, dayField } from "#src/api/contract/days.ts";
import { addDays, eachDay } from "#src/domain/calendar/day.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { AppError } from "#src/domain/errors.ts";
import { type Config, STORE_ENGINES, type StoreEngine } from "#src/server/config.ts";
import { type DayDigest, dayDigest } from "#src/server/day-digests.ts";
import { type ArchiveCounts, exportLines, importFile } from "#src/server/export.ts";
import { openStore } from "#src/server/open-store.ts";
import { type CopyOutcome, copyStore } from "#src/server/store-copy.ts";
import { type Command, textOf } from "../command.ts";
import { table } from "../output/table.ts";

const DEFAULT_DAYS = 30;
/** Lines of an export after which its progress is shown anew. */
const SHOWN_EVERY = 500;

export const digest: Command = {
  name: "digest",
  usage: "callboard digest [--from DAY] [--to DAY]",
  does: "a hash of what each day's documents say, to compare two stores by; the last 30 days unless said",
  options: { from: { type: "string" }, to: { type: "string" } },
  async run({ values, services }) {
    const today = dayOf(Date.now(), services.config.workspaceZone);
    const to = accept(dayField("--to"), textOf(values["to"])) ?? today;
    const from =
      accept(dayField("--from"), textOf(values["from"])) ?? addDays(to, 1 - DEFAULT_DAYS);
    if (from > to) throw new AppError("invalid_request", `${from} lies after ${to}.`);
    const days: DayDigest[] = [];
    for (const day of eachDay(from, to)) days.push(await dayDigest(services.store, day));
    return {
      json: { days },
      text: table<DayDigest>(days, [
        { title: "day", cell: (one) => one.day },
        { title: "documents", align: "right", cell: (one) => String(one.documents) },
        { title: "digest", cell: (one) => one.digest ?? "nothing is synced" },
      ]),
    };
  },
};

export const exportAll: Command = {
  name: "export",
  usage: "callboard export [--out FILE]",
  does: "writes everything that is kept as lines of JSON, to the terminal or a file",
  options: { out: { type: "string" } },
  async run({ values, services }) {
    const file = textOf(values["out"]);
    let lines = 0;
    async function* text() {
      for await (const line of exportLines(services.store, new Date().toISOString())) {
        lines += 1;
        if (file !== null && lines % SHOWN_EVERY === 0) showProgress(lines, null);
        yield `${line}\n`;
      }
    }
    if (file === null) {
      await writeOut(text());
      return { json: null, text: null };
    }
    await writeWhole(file, text()).finally(clearProgress);
    const records = lines - 2;
    return { json: { file, records }, text: `Wrote ${records} records to ${file}.` };
  },
};

/** Whoever reads may stop before the end (`| head`, a full disk behind it); what they have is no whole export, then. */
async function writeOut(text: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(text), process.stdout, { end: false });
  } catch (error) {
    if (!(isFileError(error) && "code" in error && error.code === "EPIPE")) throw error;
    throw new AppError("interrupted", "Whoever read the export stopped before its end.", {
      cause: error,
    });
  }
}

/** Under another name until it is whole, and for nobody else to read: it holds numbers of customers. */
async function writeWhole(file: string, text: AsyncIterable<string>): Promise<void> {
  const partial = `${file}.partial`;
  try {
    await pipeline(Readable.from(text), createWriteStream(partial, { mode: 0o600 }));
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    if (!isFileError(error)) throw error;
    throw new AppError("invalid_request", `${file} cannot be written: ${error.message}.`, {
      cause: error,
    });
  }
}

export const importAll: Command = {
  name: "import",
  usage: "callboard import FILE",
  does: "puts an export into an empty store; nothing is written unless the whole file can be read",
  options: {},
  positionals: 1,
  async run({ positionals, services }) {
    const file = positionals[0] ?? "";
    const counts = await importFile(file, services.store, showProgress).finally(clearProgress);
    return { json: { counts }, text: countsText("Put in", counts) };
  },
};

const engine = (option: string) =>
  z.enum(STORE_ENGINES, `${option} must be ${STORE_ENGINES.join(" or ")}`);

export const storeCopy: Command = {
  name: "store copy",
  usage: "callboard store copy --from sqlite|firestore [--from-data DIR] --to sqlite|firestore",
  does: "copies everything into an empty store of the other engine, or of another folder; compares both day by day; goes on where it was cut short",
  options: { from: { type: "string" }, "from-data": { type: "string" }, to: { type: "string" } },
  async run({ values, services: { config } }) {
    const to = accept(engine("--to"), textOf(values["to"]));
    const source = sourceOf(
      config,
      accept(engine("--from"), textOf(values["from"])),
      textOf(values["from-data"]),
    );
    if (source.engine === to && (to === "firestore" || isSameFile(source, config)))
      throw new AppError("invalid_request", "--from and --to name the same store.");
    const outcome = await copyBetween(source, { ...config, engine: to });
    return { json: outcome, text: outcomeText(outcome, to) };
  },
};

/** The store to copy, with the file's whole path: the same words in another folder are another store. */
function sourceOf(config: Config, from: StoreEngine, folder: string | null): Config {
  if (from === "firestore") {
    if (folder === null) return { ...config, engine: from };
    throw new AppError("invalid_request", "--from-data goes with --from sqlite.");
  }
  const file = folder === null ? config.databaseFile : join(folder, basename(config.databaseFile));
  // Opening it would make it.
  if (!existsSync(file)) throw new AppError("invalid_request", `There is no ${file}.`);
  return { ...config, engine: from, databaseFile: resolve(file) };
}

function isSameFile(one: Config, other: Config): boolean {
  return resolve(one.databaseFile) === resolve(other.databaseFile);
}

async function copyBetween(from: Config, to: Config): Promise<CopyOutcome> {
  const source = await openStore(from, { checkIntegrity: true });
  try {
    const target = await openStore(to, { checkIntegrity: false });
    try {
      return await copyStore(source, target, {
        fromName:
          from.engine === "sqlite" ? from.databaseFile : (from.firestore.projectId ?? from.engine),
        onProgress: showProgress,
      });
    } finally {
      clearProgress();
      await target.close();
    }
  } finally {
    await source.close();
  }
}

function outcomeText(outcome: CopyOutcome, to: StoreEngine): string {
  const same = `The digests of all ${outcome.days} days are the same.`;
  if (outcome.alreadyThere) return `Both hold the same already; nothing was written. ${same}`;
  const resumed = outcome.resumed ? " An earlier copy was gone on with." : "";
  return `${countsText("Copied", outcome.counts)} ${same}${resumed}\nNow set CALLBOARD_STORE=${to}.`;
}

function countsText(what: string, counts: Readonly<ArchiveCounts>): string {
  const parts = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${kind}`);
  return `${what}: ${parts.length === 0 ? "nothing, it is empty" : parts.join(", ")}.`;
}

/** On one line that is written over; nothing where nobody watches. `of`: null where it is not known how many there are. */
function showProgress(written: number, of: number | null): void {
  const { stderr } = process;
  if (!stderr.isTTY) return;
  stderr.write(`\r\u001b[2K${written}${of === null ? "" : ` of ${of}`} records`);
}

/** Whatever comes next, an answer or an error, has the line for itself. */
function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[2K");
}

/** The system's word about a file, as of a folder that is not there. */
function isFileError(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}
