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
    if (!isOutage(error)) throw error;
    const project = projectId === undefined ? "" : ` of the project ${projectId}`;
    throw new AppError(
      "store_unavailable",
      `Firestore${project} cannot be used: ${error.message}. Check GOOGLE_CLOUD_PROJECT, the credentials and the network.`,
      { cause: error },
    );
  } finally {
    clearTimeout(timer);
  }
}

/** Without credentials Google's library gives up in words alone. */
function isOutage(error: unknown): error is Error {
  if (isAppError(error) || !(error instanceof Error)) return false;
  if (error instanceof LateError) return true;
  return "code" in error
    ? OUTAGES.includes(Number(error.code))
    : /default credentials/.test(error.message);
}

/** Whether an error of the library's has this gRPC code. */
export function isCode(error: unknown, code: number): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
