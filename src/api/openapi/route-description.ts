import type { z } from "zod";
import type { ErrorCode } from "#src/domain/errors.ts";

export const TAGS = ["Public reports", "Numbers", "Syncing", "Settings", "Around"] as const;

/** Who may ask: anybody; whoever may read the public API; a signed-in person or a key; a scheduler with the secret of its own. */
export type Access = "anybody" | "public" | "caller" | "scheduler";

/** One operation of the API, as it is documented. Routes that are not described here fail a test. */
export interface RouteDescription {
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** With `{name}` for each part that varies. */
  readonly path: string;
  /** The operation's name in generated clients. */
  readonly id: string;
  readonly tag: (typeof TAGS)[number];
  readonly summary: string;
  readonly description?: string;
  readonly access: Access;
  readonly pathParameters?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Whether it may be left out. */
  readonly bodyOptional?: boolean;
  readonly answer: RouteAnswer;
  /** Beside those that every route may answer with. */
  readonly refusals: readonly ErrorCode[];
  /** Path and query, and a body where there is one, as somebody would send them. */
  readonly example: { readonly address: string; readonly body?: unknown };
}

export interface RouteAnswer {
  readonly status: 200 | 201 | 202;
  readonly description: string;
  readonly schema: z.ZodType;
  readonly example: unknown;
  /** The columns, where the answer can be had as CSV too. */
  readonly csv?: readonly string[];
  /** Whether it has a tag by which it is asked for again. */
  readonly tagged?: boolean;
}
