import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { Turns } from "./turns.ts";

it("begins one work per turn of the loop, in the order they came, also those that come meanwhile", async () => {
  const turns = new Turns();
  const begun: string[] = [];
  const perTurn: number[] = [];
  for (const name of ["first", "second"]) turns.take(() => begun.push(name));
  turns.take(() => {
    begun.push("third");
    turns.take(() => begun.push("asked for by the third"));
  });
  for (let turn = 0; turn < 5; turn++) {
    const before = begun.length;
    await setImmediate();
    perTurn.push(begun.length - before);
  }

  expect(begun).toEqual(["first", "second", "third", "asked for by the third"]);
  expect(Math.max(...perTurn)).toBe(1);
});

it("begins the next after one that throws", async () => {
  const turns = new Turns();
  const thrown = new Promise((resolve) => process.once("uncaughtException", resolve));
  const next = new Promise<string>((resolve) => {
    turns.take(() => {
      throw new Error("of the first");
    });
    turns.take(() => resolve("second"));
  });

  expect(await thrown).toMatchObject({ message: "of the first" });
  expect(await next).toBe("second");
});
