import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { emulatorHost } from "./firestore.ts";

/** An index as one line: `metrics: userId ASCENDING, date ASCENDING`. */
export type IndexLine = string;

const fields = z.array(
  z.object({
    fieldPath: z.string(),
    order: z.string().optional(),
    arrayConfig: z.string().optional(),
  }),
);

/**
 * What the emulator answers of the queries that it has seen, undocumented: the composite index that production would want for
 * each, its collection in the index's name.
 */
const usageSchema = z.object({
  reports: z
    .array(z.object({ index: z.object({ name: z.string(), queryScope: z.string(), fields }) }))
    .default([]),
});

const declaredSchema = z.object({
  indexes: z.array(
    z.object({ collectionGroup: z.string(), queryScope: z.literal("COLLECTION"), fields }),
  ),
});

/** The composite indexes that a project's queries needed. One field needs none: Firestore has those by itself. */
export async function usedIndexes(projectId: string): Promise<IndexLine[]> {
  const database = `projects/${projectId}/databases/(default)`;
  const address = `http://${emulatorHost()}/emulator/v1/projects/${projectId}:indexUsage?database=${database}`;
  const { reports } = usageSchema.parse(await (await fetch(address)).json());
  const lines = reports
    .map(({ index }) => {
      if (index.queryScope !== "COLLECTION") throw new Error(`scope ${index.queryScope}`);
      return lineOf(/collectionGroups\/([^/]+)\//.exec(index.name)?.[1] ?? "?", index.fields);
    })
    .filter((line) => line.includes(","));
  return [...new Set(lines)].sort();
}

export function declaredIndexes(): IndexLine[] {
  const text = readFileSync(join(import.meta.dirname, "../../firestore.indexes.json"), "utf8");
  const { indexes } = declaredSchema.parse(JSON.parse(text));
  return indexes.map((index) => lineOf(index.collectionGroup, index.fields)).sort();
}

/** The document's name is the last field of every index. */
function lineOf(collection: string, all: z.output<typeof fields>): IndexLine {
  const named = all.filter(({ fieldPath }) => fieldPath !== "__name__");
  const texts = named.map((one) => `${one.fieldPath} ${one.order ?? one.arrayConfig ?? "?"}`);
  return `${collection}: ${texts.join(", ")}`;
}
