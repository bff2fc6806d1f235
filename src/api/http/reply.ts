import type { AppError } from "#src/domain/errors.ts";
import { type ErrorBody, STATUS } from "../contract/errors.ts";

/** Answers change from one moment to the next; nobody may keep them without asking. */
const HEADERS = { "cache-control": "no-store" };

/** What some refusals say beside their body. */
const MORE_HEADERS: Readonly<Record<number, Record<string, string>>> = {
  401: { "www-authenticate": "Bearer" },
  429: { "retry-after": "60" },
};

export function json(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: HEADERS });
}

export function errorReply(error: AppError, requestId: string): Response {
  const body: ErrorBody = { success: false, error: error.message, code: error.code, requestId };
  const status = STATUS[error.code];
  return Response.json(body, {
    status,
    headers: { ...HEADERS, ...MORE_HEADERS[status] },
  });
}
