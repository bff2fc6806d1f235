import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { startNode } from "#tests/builders/processes.ts";
import { startFirestoreEmulator } from "./firestore-emulator.ts";

/** Answers like the emulator; it is deaf to signals and to being asked to stop. */
const DEAF = `
const port = process.argv.find((word) => word.startsWith("--port=")).slice(7);
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => {});
require("node:http").createServer((asked, answer) => {
  if (asked.url === "/") answer.end("Ok");
}).listen(Number(port), "127.0.0.1");`;

// Java's place is taken by programs that do what a real one does only on a bad day.
describe("the emulator's process", () => {
  let folder: string;
  const pids = () => readFileSync(join(folder, "pids"), "utf8").trim().split("\n").map(Number);

  /** `body` runs in a shell in Java's place. */
  function standIn(body: string): void {
    writeFileSync(
      join(folder, "java"),
      `#!/bin/sh\n[ "$1" = -version ] && exit 0\necho $$ >> "${join(folder, "pids")}"\n${body}\n`,
    );
    chmodSync(join(folder, "java"), 0o755);
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "callboard-stand-in-"));
    writeFileSync(join(folder, "emulator.jar"), "");
    writeFileSync(join(folder, "deaf.cjs"), DEAF);
    vi.stubEnv("FIRESTORE_EMULATOR_JAR", join(folder, "emulator.jar"));
    vi.stubEnv("PATH", `${folder}${delimiter}${process.env["PATH"]}`);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  test("that never answers is ended, each time that it was tried", async () => {
    standIn("exec sleep 60");
    await expect(startFirestoreEmulator({ readyMs: 300 })).rejects.toThrow("did not start");
    expect(pids()).toHaveLength(3);
    expect(pids().filter(isAlive)).toEqual([]);
  });

  test("that ends at once is not waited for, and what it said is told", async () => {
    standIn("echo no such class >&2; exit 1");
    const began = Date.now();
    await expect(startFirestoreEmulator()).rejects.toThrow("no such class");
    expect(Date.now() - began).toBeLessThan(10_000);
  });

  test("that does not listen any more is stopped by force", async () => {
    standIn(`exec "${process.execPath}" "${join(folder, "deaf.cjs")}" "$@"`);
    const emulator = await startFirestoreEmulator();
    if ("missing" in emulator) throw new Error(emulator.missing);
    await emulator.stop();
    expect(pids().filter(isAlive)).toEqual([]);
  });

  test.each(["SIGKILL", "SIGTERM", "SIGINT"] as const)(
    "ends when its owner is ended by %s",
    async (signal) => {
      standIn(`exec "${process.execPath}" "${join(folder, "deaf.cjs")}" "$@"`);
      const module = JSON.stringify(join(import.meta.dirname, "firestore-emulator.ts"));
      const owner = join(folder, "owner.mjs");
      writeFileSync(
        owner,
        `import { startFirestoreEmulator } from ${module};
        await startFirestoreEmulator();
        console.log("up");
        setInterval(() => {}, 1_000);`,
      );
      // As a terminal does it: a command is a process group of its own, all of which an interrupt reaches.
      const { child, finished } = startNode(
        [owner],
        {
          PATH: process.env["PATH"] ?? "",
          FIRESTORE_EMULATOR_JAR: join(folder, "emulator.jar"),
        },
        { ownGroup: true },
      );
      await new Promise((resolve) => child.stdout?.once("data", resolve));
      if (child.pid === undefined) throw new Error("the owner did not start");
      process.kill(signal === "SIGINT" ? -child.pid : child.pid, signal);
      await new Promise((resolve) => child.once("exit", resolve));
      for (let waited = 0; waited < 10_000 && pids().some(isAlive); waited += 50) await sleep(50);
      expect(pids().filter(isAlive)).toEqual([]);
      await finished;
    },
  );
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
