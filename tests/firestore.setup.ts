import { startFirestoreEmulator } from "#scripts/firestore-emulator.ts";

/**
 * One emulator for a whole run of tests, whichever way it was started; each store on it is a project of its own. Where there is
 * none, its half of the tests is skipped and the reason said, which a run under CI counts as a failure (`scripts/test.ts`).
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  const host = process.env["FIRESTORE_EMULATOR_HOST"];
  if (host !== undefined) return expectAnswer(host);
  const emulator = await startFirestoreEmulator();
  if ("missing" in emulator) {
    const reason = `The tests on Firestore are skipped: ${emulator.missing}.`;
    if (process.env["FIRESTORE_REQUIRED"] === "1") throw new Error(reason);
    process.stdout.write(`${reason}\n`);
    return;
  }
  process.env["FIRESTORE_EMULATOR_HOST"] = emulator.host;
  return emulator.stop;
}

/** Else each test on it would wait for an answer of its own, and say something else. */
async function expectAnswer(host: string): Promise<undefined> {
  const asked = fetch(`http://${host}/`, { signal: AbortSignal.timeout(5_000) });
  if (!(await asked.catch(() => null))?.ok)
    throw new Error(`FIRESTORE_EMULATOR_HOST is ${host}, but no emulator answers there: unset it`);
}
