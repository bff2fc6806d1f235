import { beforeEach, describe, expect, test } from "vitest";
import type { Store } from "#src/store/store.ts";
import { MARA, type OpenedStory } from "./contract-story.ts";

export function keysContract(opened: () => OpenedStory): void {
  describe("keys", () => {
    let store: Store;
    beforeEach(() => {
      ({ store } = opened());
    });

    test("keys are found by their hash alone and listed in the order they were made", async () => {
      await store.users.add([MARA]);
      const key = (id: string, userId: string | null, createdAt: string) => ({
        id,
        name: `key ${id}`,
        role: "rep" as const,
        userId,
        hash: `hash-${id}`,
        createdAt,
      });
      const late = key("k1", null, "2026-02-02T00:00:00.000Z");
      const early = key("k2", "mara", "2026-02-01T00:00:00.000Z");
      await store.keys.add(late);
      await store.keys.add(early);
      expect(await store.keys.list()).toEqual([early, late]);
      expect(await store.keys.findByHash("hash-k2")).toEqual(early);
      expect(await store.keys.findByHash("HASH-K2")).toBeNull();
      expect(await store.keys.findByHash("k2")).toBeNull();
      expect(await store.keys.find("k2")).toEqual(early);
      expect(await store.keys.find("hash-k2")).toBeNull();
      // Once removed, a key is as unknown as if it had never been.
      expect(await store.keys.remove("k2")).toBe(true);
      expect(await store.keys.remove("k2")).toBe(false);
      expect(await store.keys.find("k2")).toBeNull();
      expect(await store.keys.findByHash("hash-k2")).toBeNull();
      expect(await store.keys.list()).toEqual([late]);
    });
  });
}
