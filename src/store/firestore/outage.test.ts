import { createServer } from "node:net";
import { expect, test } from "vitest";
import { AppError } from "#src/domain/errors.ts";
import { callboard, startNode } from "#tests/builders/processes.ts";
import { answerWithin } from "./outage.ts";

const coded = (code: number) => Object.assign(new Error("14 UNAVAILABLE: gone"), { code });

test("an outage is named with its project, after a time at the latest; other errors stay as they are", async () => {
  const never = () => new Promise<never>(() => undefined);
  await expect(answerWithin(never, 20, "team")).rejects.toMatchObject({
    code: "store_unavailable",
    message: expect.stringMatching(/project team .*no answer in 0\.02 s/),
  });
  const fails = (error: Error) => answerWithin(() => Promise.reject(error), 1_000, undefined);
  await expect(fails(coded(14))).rejects.toMatchObject({ code: "store_unavailable" });
  await expect(fails(coded(7))).rejects.toMatchObject({ code: "store_unavailable" });
  const conflict = new AppError("conflict", "no");
  await expect(fails(conflict)).rejects.toBe(conflict);
  const exists = coded(6);
  await expect(fails(exists)).rejects.toBe(exists);
  expect(await answerWithin(async () => 7, 1_000, undefined)).toBe(7);
});

test("a store behind which nothing answers says so, and its process lives", async () => {
  // A port where somebody listens and never says a word.
  const silent = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => silent.once("listening", resolve));
  const address = silent.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const script = `
    import { openFirestoreStore } from "#src/store/firestore/store.ts";
    const store = openFirestoreStore({ projectId: "demo-nobody", emulated: true });
    const asked = [store.check(), store.users.list(), store.people.list("justcall")];
    const ends = await Promise.allSettled(asked);
    process.stdout.write(ends.map(({ reason }) => reason?.code).join(" "));
    process.exit(0);`;
  try {
    const { finished } = startNode(["--input-type=module", "--eval", script], {
      FIRESTORE_EMULATOR_HOST: `127.0.0.1:${address.port}`,
    });
    const { code, stdout, stderr } = await finished;
    expect([code, stdout, stderr]).toEqual([
      0,
      "store_unavailable store_unavailable store_unavailable",
      "",
    ]);
  } finally {
    silent.close();
  }
}, 60_000);

test("without credentials the command line says what is missing, and nothing else", async () => {
  const { code, stderr } = await callboard(["users", "list"], {
    CALLBOARD_STORE: "firestore",
    GOOGLE_CLOUD_PROJECT: "team-of-nobody",
    // Nothing is looked for on the network.
    METADATA_SERVER_DETECTION: "none",
    GOOGLE_APPLICATION_CREDENTIALS: "no-such-file.json",
  });
  expect([code, stderr.split("\n").length]).toEqual([1, 2]);
  expect(stderr).toMatch(/team-of-nobody.*no-such-file\.json.*\[store_unavailable\]/);
});
