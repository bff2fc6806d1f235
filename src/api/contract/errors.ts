import type { ErrorCode } from "#src/domain/errors.ts";

/** The one table from code to HTTP status. */
export const STATUS: Readonly<Record<ErrorCode, number>> = {
  invalid_request: 400,
  not_signed_in: 401,
  not_allowed: 403,
  not_found: 404,
  user_not_found: 404,
  run_not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  too_large: 413,
  too_many_requests: 429,
  agent_not_found: 422,
  range_unreachable: 422,
  vendor_unavailable: 502,
  vendor_rejected: 502,
  vendor_incomplete: 502,
  justcall_not_configured: 503,
  copper_not_configured: 503,
  cron_not_configured: 503,
  interrupted: 503,
  not_counted_yet: 503,
  store_unavailable: 503,
  internal: 500,
};

/** What every refusal and failure is answered with; never a stack. */
export interface ErrorBody {
  readonly success: false;
  /** For people: what happened and what to do. */
  readonly error: string;
  readonly code: ErrorCode;
  /** Found in the log beside the cause. */
  readonly requestId: string;
}
