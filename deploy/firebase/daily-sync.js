/** Google ends a function after 540 s at the latest; this leaves it time to say what happened. */
const PATIENCE_MS = 530_000;

/** Everything but where and with which secret; `index.js` hands it to Google. */
export const SCHEDULE = {
  schedule: "0 5 * * *",
  // A day that is done is answered at once, so that trying again costs nothing.
  retryCount: 3,
  minBackoffSeconds: 60,
  timeoutSeconds: 540,
  memory: "256MiB",
  // One after the other: a second one at the same time would only join the first.
  maxInstances: 1,
};

/**
 * Asks the Callboard at this address to sync everybody. Resolves with its answer; throws on anything but 200, so that the
 * scheduler tries again. The secret is in no message.
 *
 * @param {{ url: string, secret: string, signal?: AbortSignal }} callboard
 * @returns {Promise<{ day: string, already: boolean, runId: string, totalCalls: number, metricsWritten: number }>}
 */
export async function requestDailySync({ url, secret, signal }) {
  const address = new URL("/api/cron/daily-sync", url);
  const response = await fetch(address, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
    body: "{}",
    signal: signal ?? AbortSignal.timeout(PATIENCE_MS),
    // An address that sends elsewhere is a wrong setting; the secret is not sent after it.
    redirect: "error",
  });
  const text = await response.text();
  if (response.status !== 200) {
    throw new Error(`${address.origin} answered ${response.status}: ${text.slice(0, 500)}`);
  }
  return JSON.parse(text);
}
