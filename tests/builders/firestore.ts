import { randomUUID } from "node:crypto";
import { Firestore } from "@google-cloud/firestore";

const host = process.env["FIRESTORE_EMULATOR_HOST"];

/** Whether there is an emulator; `tests/firestore.setup.ts` starts one and says why where it cannot. */
export const IS_EMULATED = host !== undefined;

/** The emulator's address. Throws rather than let a test reach anything but an emulator on this machine. */
export function emulatorHost(): string {
  if (host === undefined || !/^(127\.0\.0\.1|localhost|\[::1\]):\d+$/.test(host)) {
    throw new Error(`FIRESTORE_EMULATOR_HOST must be an address of this machine, not "${host}"`);
  }
  return host;
}

/** Throws rather than let a test touch a project that could be a real one. */
function refuseRealProject(projectId: string): void {
  emulatorHost();
  if (!projectId.startsWith("demo-"))
    throw new Error(`"${projectId}" may be a real project: a test's begins with "demo-"`);
}

/** A project that nobody else knows: projects are apart from each other, and "demo-" is never a real one. */
export function newProjectId(): string {
  emulatorHost();
  return `demo-${randomUUID()}`;
}

/** All documents of some collections, as text that is the same when they are. */
export async function storedInFirestore(
  projectId: string,
  collections: readonly string[],
): Promise<string> {
  const firestore = connect(projectId);
  try {
    const texts = await Promise.all(
      collections.map(async (name) => {
        const { docs } = await firestore.collection(name).get();
        const lines = docs.map((one) => `${one.id} ${JSON.stringify(sorted(one.data()))}`);
        return `${name}\n${lines.sort().join("\n")}`;
      }),
    );
    return texts.join("\n\n");
  } finally {
    await firestore.terminate();
  }
}

/** Forgets a project: the emulator keeps everything in memory, and a run of tests has some hundred of them. */
export async function clearProject(projectId: string): Promise<void> {
  refuseRealProject(projectId);
  const path = `emulator/v1/projects/${projectId}/databases/(default)/documents`;
  const answer = await fetch(`http://${emulatorHost()}/${path}`, { method: "DELETE" });
  if (!answer.ok) throw new Error(`clearing ${projectId}: ${answer.status}`);
}

/** A connection of the test's own, to look past the engine. */
export function connect(projectId: string): Firestore {
  refuseRealProject(projectId);
  // Else the library looks for the cloud's own server, in vain, and says so.
  process.env["METADATA_SERVER_DETECTION"] ??= "none";
  return new Firestore({ projectId });
}

/** Fields come in any order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]): [string, unknown] => [key, sorted(inner)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
