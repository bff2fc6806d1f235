import { createHash } from "node:crypto";
import { z } from "zod";
import { AppError } from "#src/domain/errors.ts";
import type { Found } from "./connection.ts";

/** What is stored, as the schema says it is; else `store_unavailable`, which names the document and what is wrong with it. */
export function readAs<Schema extends z.ZodType>(schema: Schema, found: Found): z.output<Schema> {
  const parsed = schema.safeParse(found.fields);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    (issue) => `${issue.path.join(".") || "the document"}: ${issue.message}`,
  );
  throw new AppError(
    "store_unavailable",
    `The document ${found.path} in Firestore cannot be read: ${problems.join("; ")}.`,
  );
}

interface HasDate {
  toDate(): Date;
}

/** A Firestore timestamp, as an ISO instant to the millisecond. */
export const timestamp = z
  .custom<HasDate>(
    (value) =>
      typeof value === "object" &&
      value !== null &&
      "toDate" in value &&
      typeof value.toDate === "function",
    "must be a timestamp",
  )
  .transform((value) => value.toDate().toISOString());

/**
 * A document id for something whose own name may hold an e-mail address, or what an id may not hold: Google advises against
 * the first, and refuses slashes.
 */
export function hashedId(name: string): string {
  return createHash("sha256").update(name).digest("base64url").slice(0, 20);
}

/** A value as text, for what may be null inside lists or nests too deep for Firestore. */
export function json<Schema extends z.ZodType>(schema: Schema) {
  return z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);
}
