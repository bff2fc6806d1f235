import { beforeEach, describe, expect, test } from "vitest";
import type { ShareLink } from "#src/store/share-links.ts";
import type { Store } from "#src/store/store.ts";
import type { OpenedStory } from "./contract-story.ts";

function aLink(id: string, link: Partial<ShareLink> = {}): ShareLink {
  return {
    id,
    name: `link ${id}`,
    kind: "wall",
    hash: `hash-${id}`,
    createdBy: "boss",
    createdAt: "2026-06-10T08:00:00.000Z",
    revokedAt: null,
    ...link,
  };
}

export function shareLinksContract(opened: () => OpenedStory): void {
  describe("share links", () => {
    let store: Store;
    beforeEach(() => {
      ({ store } = opened());
    });

    test("are found by their hash alone, and listed newest first", async () => {
      const old = aLink("z", { kind: "api" });
      const late = aLink("a", { createdAt: "2026-06-11T08:00:00.000Z" });
      const alike = aLink("b");
      for (const link of [old, late, alike]) await store.shareLinks.add(link);
      expect(await store.shareLinks.list()).toEqual([late, alike, old]);
      expect(await store.shareLinks.findByHash("hash-z")).toEqual(old);
      expect(await store.shareLinks.findByHash("HASH-Z")).toBeNull();
      expect(await store.shareLinks.findByHash("z")).toBeNull();
    });

    test("a hash is given once", async () => {
      await store.shareLinks.add(aLink("a"));
      await expect(store.shareLinks.add(aLink("b", { hash: "hash-a" }))).rejects.toThrow();
      expect(await store.shareLinks.list()).toEqual([aLink("a")]);
    });

    test("a revoked one is still found, keeps its first instant, and leaves the others alone", async () => {
      const [first, second] = ["2026-06-12T08:00:00.000Z", "2026-06-13T08:00:00.000Z"];
      await store.shareLinks.add(aLink("a"));
      await store.shareLinks.add(aLink("b"));
      expect(await store.shareLinks.revoke("a", first)).toBe(true);
      expect(await store.shareLinks.revoke("a", second)).toBe(true);
      expect(await store.shareLinks.revoke("nobody", second)).toBe(false);
      const revoked = aLink("a", { revokedAt: first });
      expect(await store.shareLinks.findByHash("hash-a")).toEqual(revoked);
      expect(await store.shareLinks.list()).toEqual([revoked, aLink("b")]);
    });
  });
}
