import type { z } from "zod";
import { AppError } from "#src/domain/errors.ts";

/** What is wrong with one field; field and message together are a sentence: `goals.2.target` `must be a number above 0`. */
export interface FieldProblem {
  /** The way to it: `weights.3`, `holidays.12.day`. */
  readonly field: string;
  readonly message: string;
}

/** Input that is wrong in some of its fields, each by name; nothing of it was taken. */
export class InvalidFields extends AppError {
  readonly problems: readonly FieldProblem[];

  constructor(problems: readonly FieldProblem[]) {
    const told = problems.map(({ field, message }) => `${field} ${message}`.trim());
    super("invalid_request", `${[...new Set(told)].join("; ")}.`);
    this.name = "InvalidFields";
    this.problems = problems;
  }
}

/** Parses what a caller sent, or throws `InvalidFields`. */
export function acceptFields<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new InvalidFields(
    parsed.error.issues.map(({ path, message }) => ({
      field: path.length === 0 ? "The body" : path.join("."),
      message,
    })),
  );
}
