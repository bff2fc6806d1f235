/** Every way in which Callboard says no, in one list: the API's `code`, the CLI's, and the run record's. */
export const ERROR_CODES = [
  "invalid_request",
  "not_signed_in",
  "not_allowed",
  "not_found",
  "user_not_found",
  "run_not_found",
  "method_not_allowed",
  "conflict",
  "not_counted_yet",
  "too_large",
  "too_many_requests",
  "agent_not_found",
  "range_unreachable",
  "vendor_unavailable",
  "vendor_rejected",
  "vendor_incomplete",
  "justcall_not_configured",
  "copper_not_configured",
  "cron_not_configured",
  "interrupted",
  "store_unavailable",
  "internal",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

const BRAND = Symbol.for("callboard.AppError");

/** A failure with a code for machines and a sentence for people: what happened and what to do about it. */
export class AppError extends Error {
  readonly [BRAND] = true;
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "AppError";
    this.code = code;
  }
}

/**
 * Not by `instanceof`: pages and routes are bundled apart, each with the class above as its own, while the services are one for
 * the process. An error is known by its brand, whichever bundle's class made it.
 */
export function isAppError(error: unknown): error is AppError {
  return typeof error === "object" && error !== null && BRAND in error;
}

/** The error as it is answered or recorded; what we did not foresee keeps its text to the log. */
export function toAppError(error: unknown): AppError {
  if (isAppError(error)) return error;
  return new AppError(
    "internal",
    "Something went wrong inside Callboard; the log has the details.",
    {
      cause: error,
    },
  );
}
