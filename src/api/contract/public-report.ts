import type { z } from "zod";
import type { CsvTable } from "./csv-table.ts";
import type { Shape } from "./shape.ts";

/** One question that `/api/public` answers: what may be asked, what comes back, and how that is written as CSV. */
export interface PublicReport<Query, Answer extends z.ZodType, Name extends string = string> {
  /** The last part of its path. */
  readonly name: Name;
  readonly summary: string;
  readonly description: string;
  /** What a caller may send, by name. */
  readonly parameters: z.ZodObject;
  /** The same, read. */
  readonly query: z.ZodType<Query>;
  readonly answer: Answer;
  readonly csv: CsvTable<Shape<Answer>>;
  /** Whether a wall's link opens it too. */
  readonly onWall: boolean;
  /** A query that shows it well. */
  readonly example: string;
}

/** Checks a report against the shape of all, and keeps its own types. */
export function publicReport<Query, Answer extends z.ZodType, const Name extends string>(
  report: PublicReport<Query, Answer, Name>,
): PublicReport<Query, Answer, Name> {
  return report;
}
