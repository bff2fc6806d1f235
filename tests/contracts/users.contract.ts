import { beforeEach, describe, expect, test } from "vitest";
import type { Store } from "#src/store/store.ts";
import { aUser } from "#tests/builders/store-sync.ts";
import { MARA, type OpenedStory, TEO } from "./contract-story.ts";

export function usersContract(opened: () => OpenedStory): void {
  describe("users", () => {
    let store: Store;
    beforeEach(() => {
      ({ store } = opened());
    });

    test("are found as they were added, and listed by name", async () => {
      const zoe = aUser("a", { name: "Zoe", role: "admin", timeZone: "Asia/Tokyo" });
      const abe = aUser("b", { name: "Abe", active: false, email: "Abe@Example.com" });
      await store.users.add([zoe, abe]);
      expect(await store.users.find("a")).toEqual(zoe);
      expect(await store.users.find("b")).toEqual(abe);
      expect(await store.users.list()).toEqual([abe, zoe]);
      expect(await store.users.find("c")).toBeNull();
    });

    test("have an address of their own, whatever its case", async () => {
      await store.users.add([MARA]);
      const twin = aUser("other", { email: "MARA@example.COM" });
      await expect(store.users.add([twin])).rejects.toMatchObject({ code: "conflict" });
      expect(await store.users.list()).toEqual([MARA]);
    });

    test("have an id of their own", async () => {
      await store.users.add([MARA]);
      const twin = aUser("mara", { email: "other@example.com" });
      await expect(store.users.add([twin])).rejects.toMatchObject({ code: "conflict" });
      expect(await store.users.find("mara")).toEqual(MARA);
    });

    test("are added all or none", async () => {
      await store.users.add([MARA]);
      const others = [TEO, aUser("x", { email: "x@example.com" })];
      const clashes = [
        [...others, aUser("mara", { email: "new@example.com" })],
        [...others, aUser("y", { email: "X@EXAMPLE.com" })],
        [...others, aUser("x", { email: "y@example.com" })],
      ];
      for (const users of clashes) {
        await expect(store.users.add(users)).rejects.toMatchObject({ code: "conflict" });
        expect(await store.users.list()).toEqual([MARA]);
      }
      await store.users.add([]);
      await store.users.add(others);
      expect(await store.users.list()).toHaveLength(3);
    });

    test("are replaced by an update, and only those it names", async () => {
      await store.users.add([MARA, TEO]);
      const changed = {
        ...MARA,
        name: "Mara Okonjo",
        role: "manager" as const,
        timeZone: "Asia/Kolkata",
        active: false,
      };
      await store.users.update([changed]);
      expect(await store.users.find("mara")).toEqual(changed);
      expect(await store.users.find("teo")).toEqual(TEO);
      await store.users.update([{ ...changed, timeZone: null }]);
      expect(await store.users.find("mara")).toEqual({ ...changed, timeZone: null });
    });

    test("get the e-mail address that an update names", async () => {
      await store.users.add([MARA]);
      const moved = { ...MARA, email: "mara.okonjo@example.com" };
      await store.users.update([moved]);
      expect(await store.users.find("mara")).toEqual(moved);
      await expect(
        store.users.add([aUser("x", { email: "MARA.okonjo@example.com" })]),
      ).rejects.toMatchObject({ code: "conflict" });
    });
  });
}
