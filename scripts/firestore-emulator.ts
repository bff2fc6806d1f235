import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** The jar's manifest names no main class. */
const MAIN_CLASS = "com.google.cloud.datastore.emulator.firestore.CloudFirestore";
const READY_MS = 30_000;
/** How long it may take to answer that it stops. */
const STOP_MS = 2_000;

/**
 * Ends Java as soon as our end of the pipe is closed, be it by a kill of this process, and by force where it does not listen. Ends
 * when Java ends. An interrupt from the keyboard reaches this shell too, but it must outlive it: Java, in the background, is deaf to one.
 */
const WATCHED = `
trap '' INT
folder=$1; shift
exec 3<&0
java "$@" < /dev/null 3<&- & java=$!
{ read -r _ <&3; kill "$java"; sleep 3; kill -9 "$java"; } > /dev/null 2>&1 & watch=$!
wait "$java"; code=$?
kill "$watch" 2> /dev/null
rm -rf "$folder"
exit "$code"`;

export interface FirestoreEmulator {
  /** `127.0.0.1:port`, for FIRESTORE_EMULATOR_HOST. */
  readonly host: string;
  stop(): Promise<void>;
}

/** Why there is no emulator, in words for whoever runs the tests. */
export interface NoEmulator {
  readonly missing: string;
}

export interface EmulatorOptions {
  /** A file of security rules; without one anybody on this machine may read and write. */
  readonly rules?: string;
  /** How long a start may take (ms). */
  readonly readyMs?: number;
}

/**
 * Starts Google's Firestore emulator on a free loopback port, its data in memory only. However this process ends, the emulator
 * ends with it, within seconds.
 */
export async function startFirestoreEmulator(
  options: EmulatorOptions = {},
): Promise<FirestoreEmulator | NoEmulator> {
  const jar = findJar();
  if (jar === null) {
    return {
      missing:
        "Google's Firestore emulator was not found: install the package google-cloud-cli-firestore-emulator, or name its jar in FIRESTORE_EMULATOR_JAR",
    };
  }
  if (answerOf("java", ["-version"]) === null) return { missing: "there is no java" };
  for (let attempt = 1; ; attempt++) {
    const host = `127.0.0.1:${await freePort()}`;
    const child = spawnEmulator(jar, host, options.rules);
    let log = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (data: Buffer) => {
        log = (log + data.toString()).slice(-2_000);
      });
    if (await isReady(child, host, options.readyMs ?? READY_MS)) {
      return { host, stop: () => stop(child, host) };
    }
    await end(child);
    // The port may have been taken meanwhile.
    if (attempt === 3) throw new Error(`The Firestore emulator did not start:\n${log}`);
  }
}

function spawnEmulator(jar: string, host: string, rules?: string): ChildProcess {
  const folder = mkdtempSync(join(tmpdir(), "callboard-firestore-"));
  const [, port] = host.split(":");
  // Java's own choice takes twice the memory.
  const words = [
    "-Duser.language=en",
    "-Xmx768m",
    "-XX:+UseSerialGC",
    "-cp",
    jar,
    MAIN_CLASS,
    "--host=127.0.0.1",
    `--port=${port}`,
    "--project_id=demo-callboard",
    ...(rules === undefined ? [] : [`--rules=${resolve(rules)}`]),
  ];
  return spawn("sh", ["-c", WATCHED, "emulator", folder, ...words], {
    cwd: folder,
    stdio: ["pipe", "pipe", "pipe"],
  });
}

async function isReady(child: ChildProcess, host: string, withinMs: number): Promise<boolean> {
  for (const late = Date.now() + withinMs; Date.now() < late && child.exitCode === null; ) {
    try {
      const signal = AbortSignal.timeout(withinMs);
      if ((await fetch(`http://${host}/`, { signal })).ok) return true;
    } catch {
      // Not listening yet.
    }
    await sleep(50);
  }
  return false;
}

async function stop(child: ChildProcess, host: string): Promise<void> {
  const signal = AbortSignal.timeout(STOP_MS);
  await fetch(`http://${host}/shutdown`, { method: "POST", signal }).catch(() => undefined);
  await end(child);
}

/** Closes the pipe, upon which the shell sees to it that Java ends; waits until it has. */
async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.stdin?.end();
  if (child.exitCode === null && child.signalCode === null) await ended;
}

/** What is named, then Debian's package, then what Google's and Firebase's command lines have installed. */
function findJar(): string | null {
  const named = process.env["FIRESTORE_EMULATOR_JAR"];
  if (named !== undefined) return existsSync(named) ? named : null;
  const files = answerOf("dpkg", ["-L", "google-cloud-cli-firestore-emulator"])?.split("\n") ?? [];
  const packaged = files.find((file) => file.endsWith(".jar") && existsSync(file));
  if (packaged !== undefined) return packaged;
  const root = answerOf("gcloud", ["info", "--format=value(installation.sdk_root)"])?.trim();
  const bundled = join(
    root ?? "",
    "platform/cloud-firestore-emulator/cloud-firestore-emulator.jar",
  );
  if (root !== undefined && existsSync(bundled)) return bundled;
  const cache = join(homedir(), ".cache/firebase/emulators");
  const jars = existsSync(cache)
    ? readdirSync(cache).filter((file) => /^cloud-firestore-emulator-v.*\.jar$/.test(file))
    : [];
  const newest = jars.sort().at(-1);
  return newest === undefined ? null : join(cache, newest);
}

function answerOf(command: string, words: readonly string[]): string | null {
  const { status, stdout } = spawnSync(command, [...words], { encoding: "utf8" });
  return status === 0 ? stdout : null;
}

/** The emulator takes port 0 but never says which one it got. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
