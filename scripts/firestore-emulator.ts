import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** The jar's manifest names no main class. */
const MAIN_CLASS = "com.google.cloud.datastore.emulator.firestore.CloudFirestore";
const READY_MS = 30_000;
const STOP_MS = 5_000;

export interface FirestoreEmulator {
  /** `127.0.0.1:port`, for FIRESTORE_EMULATOR_HOST. */
  readonly host: string;
  stop(): Promise<void>;
}

/** Why there is no emulator, in words for whoever runs the tests. */
export interface NoEmulator {
  readonly missing: string;
}

/**
 * Starts Google's Firestore emulator on a free loopback port, its data in memory only. Where its process ends, this one's too:
 * it runs under a shell that ends it as soon as our end of a pipe is closed, be it by a kill.
 */
export async function startFirestoreEmulator(): Promise<FirestoreEmulator | NoEmulator> {
  const jar = findJar();
  if (jar === null) {
    return {
      missing:
        "Google's Firestore emulator was not found: install the package google-cloud-cli-firestore-emulator, or name its jar in FIRESTORE_EMULATOR_JAR",
    };
  }
  if (answerOf("java", ["-version"]) === null) return { missing: "there is no java" };
  const folder = mkdtempSync(join(tmpdir(), "callboard-firestore-"));
  for (let attempt = 1; ; attempt++) {
    const host = `127.0.0.1:${await freePort()}`;
    const child = spawnEmulator(jar, host, folder);
    let log = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (data: Buffer) => {
        log = (log + data.toString()).slice(-2_000);
      });
    if (await isReady(child, host)) {
      return {
        host,
        async stop() {
          await stop(child, host);
          rmSync(folder, { recursive: true, force: true });
        },
      };
    }
    child.kill("SIGKILL");
    // The port may have been taken meanwhile.
    if (attempt === 3) throw new Error(`The Firestore emulator did not start:\n${log}`);
  }
}

function spawnEmulator(jar: string, host: string, cwd: string): ChildProcess {
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
  ];
  const watched = 'java "$@" < /dev/null & java=$!; read -r _; kill "$java" 2> /dev/null; wait';
  return spawn("sh", ["-c", watched, "emulator", ...words], {
    cwd,
    stdio: ["pipe", "pipe", "pipe"],
  });
}

async function isReady(child: ChildProcess, host: string): Promise<boolean> {
  for (const end = Date.now() + READY_MS; Date.now() < end && child.exitCode === null; ) {
    try {
      if ((await fetch(`http://${host}/`)).ok) return true;
    } catch {
      // Not listening yet.
    }
    await sleep(50);
  }
  return false;
}

async function stop(child: ChildProcess, host: string): Promise<void> {
  const ended = once(child, "exit");
  await fetch(`http://${host}/shutdown`, { method: "POST" }).catch(() => undefined);
  child.stdin?.end();
  const late = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
  if (child.exitCode === null && child.signalCode === null) await ended;
  clearTimeout(late);
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
