import { AppError, isAppError } from "#src/domain/errors.ts";

/** What gRPC calls DEADLINE_EXCEEDED, PERMISSION_DENIED, RESOURCE_EXHAUSTED, UNAVAILABLE and UNAUTHENTICATED. */
const OUTAGES: readonly number[] = [4, 7, 8, 14, 16];

class LateError extends Error {}

/**
 * Google's library by itself goes on trying for minutes: whoever waits for an answer hears within `withinMs` what is the matter.
 * Throws `store_unavailable` when Firestore does not answer or lets nobody in; anything else as it is.
 */
export async function answerWithin<T>(
  work: () => Promise<T>,
  withinMs: number,
  projectId: string | undefined,
): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new LateError(`no answer in ${withinMs / 1_000} s`)),
    withinMs,
  );
  try {
    return await Promise.race([work(), late.promise]);
  } catch (error) {
    throw isOutage(error) ? unusable(error, projectId) : error;
  } finally {
    clearTimeout(timer);
  }
}

/** What whoever runs Callboard is told. */
export function unusable(error: unknown, projectId: string | undefined): AppError {
  const project = projectId === undefined ? "" : ` of the project ${projectId}`;
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError(
    "store_unavailable",
    `Firestore${project} cannot be used: ${reason.replace(/\.+$/, "")}. Check GOOGLE_CLOUD_PROJECT, the credentials and the network.`,
    { cause: error },
  );
}

function isOutage(error: unknown): boolean {
  if (isAppError(error) || !(error instanceof Error)) return false;
  return error instanceof LateError || ("code" in error && OUTAGES.includes(Number(error.code)));
}

/** Whether an error of the library's has this gRPC code. */
export function isCode(error: unknown, code: number): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
