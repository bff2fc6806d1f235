import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { watchProgress } from "./progress-bar.ts";

const PROGRESS = { share: 0.5, pages: 3, calls: 240, waitedMs: 0, waitingMs: 0, waitingFor: null };

test("the line says what is read, Copper's activities too", async () => {
  const written: string[] = [];
  const stream = {
    isTTY: true,
    columns: 120,
    write: (text: string) => written.push(text) > 0,
  };
  const stop = watchProgress(stream, "activities", async () => PROGRESS);
  while (written.length === 0) await sleep(20);
  stop();
  expect(written[0]).toContain(" 50 % · 3 pages · 240 activities");
});
