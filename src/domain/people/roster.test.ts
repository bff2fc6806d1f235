import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NO_PERSON, toMailKey } from "../activity/activity.ts";
import { isUserId, UNASSIGNED, type User, type VendorPerson } from "./person.ts";
import { makeRoster as make } from "./roster.ts";

const makeRoster = (
  users: readonly User[],
  people: readonly VendorPerson[],
  workspaceZone: string,
) => make({ users, people, others: [], matches: [], workspaceZone });

const user = (id: string, email: string, timeZone: string | null = null): User => ({
  id,
  email,
  name: id,
  role: "rep",
  timeZone,
  active: true,
  createdAt: "2026-01-01T00:00:00.000Z",
});

const person = (
  id: string,
  email: string | null,
  timeZone: string | null = null,
): VendorPerson => ({ source: "justcall", id, name: null, email, timeZone });

describe("whose calls they are", () => {
  test("an agent belongs to the rep with their e-mail address, whatever its case", () => {
    const roster = makeRoster(
      [user("mara", "mara.okonjo@example.com")],
      [person("218804", "Mara.Okonjo@Example.com")],
      "UTC",
    );
    expect(roster.ownerOf("218804")).toBe("mara");
    expect(roster.vendorIdsOf("mara")).toEqual(["218804"]);
    expect([...roster.keysOf("mara")].sort()).toEqual(["218804", "mail:mara.okonjo@example.com"]);
  });

  test("a row that bears only an e-mail address finds its rep too", () => {
    const roster = makeRoster([user("mara", "Mara@Example.com")], [], "UTC");
    expect(roster.ownerOf(toMailKey("mara@example.COM"))).toBe("mara");
    expect(roster.vendorIdsOf("mara")).toEqual([]);
  });

  test("nobody, an agent of nobody and a stranger are unassigned", () => {
    const roster = makeRoster(
      [user("mara", "mara@example.com")],
      [person("1", "teo@example.com"), person("2", null)],
      "UTC",
    );
    for (const key of [NO_PERSON, "1", "2", "999", "mail:teo@example.com"]) {
      expect(roster.ownerOf(key)).toBe(UNASSIGNED);
    }
    expect(roster.keysOf("teo")).toEqual([]);
    expect(roster.vendorIdsOf("teo")).toEqual([]);
  });

  test("two seats with one address both count for the rep", () => {
    const roster = makeRoster(
      [user("mara", "mara@example.com")],
      [person("1", "mara@example.com"), person("2", "MARA@example.com")],
      "UTC",
    );
    expect(roster.vendorIdsOf("mara")).toEqual(["1", "2"]);
    expect([roster.ownerOf("1"), roster.ownerOf("2")]).toEqual(["mara", "mara"]);
  });

  test("a person known by mail only is a key, but nothing the vendor can be asked for", () => {
    const mail = toMailKey("mara@example.com");
    const roster = makeRoster(
      [user("mara", "mara@example.com")],
      [person(mail, "mara@example.com"), person("7", "mara@example.com")],
      "UTC",
    );
    expect(roster.vendorIdsOf("mara")).toEqual(["7"]);
    expect([...roster.keysOf("mara")].sort()).toEqual(["7", mail]);
  });

  test("every key has exactly one owner, and the owner's keys name it", () => {
    const letters = fc.constantFrom("a", "b", "c", "d");
    fc.assert(
      fc.property(
        fc.uniqueArray(letters),
        fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.option(letters)), {
          selector: ([id]) => id,
        }),
        (users, seats) => {
          const roster = makeRoster(
            users.map((letter) => user(letter, `${letter}@example.com`)),
            seats.map(([id, letter]) =>
              person(String(id), letter === null ? null : `${letter.toUpperCase()}@example.com`),
            ),
            "UTC",
          );
          for (const [id, letter] of seats) {
            const owner = letter !== null && users.includes(letter) ? letter : UNASSIGNED;
            expect(roster.ownerOf(String(id))).toBe(owner);
            for (const one of users) {
              expect(roster.keysOf(one).includes(String(id))).toBe(one === owner);
            }
          }
        },
      ),
    );
  });
});

describe("whose zone it is", () => {
  const people = [person("1", "mara@example.com", "America/Denver")];

  test("the rep's own goes before the vendor's, the vendor's before the workspace's", () => {
    const own = makeRoster([user("mara", "mara@example.com", "Asia/Tokyo")], people, "UTC");
    expect(own.zoneOf("mara")).toBe("Asia/Tokyo");
    const vendors = makeRoster([user("mara", "mara@example.com")], people, "UTC");
    expect(vendors.zoneOf("mara")).toBe("America/Denver");
    const unnamed = makeRoster([user("mara", "mara@example.com")], [], "Europe/London");
    expect(unnamed.zoneOf("mara")).toBe("Europe/London");
  });

  test("of two seats the first that names a zone gives it", () => {
    const seats = [
      person("1", "mara@example.com"),
      person("2", "mara@example.com", "Asia/Kolkata"),
      person("3", "mara@example.com", "Asia/Tokyo"),
    ];
    const roster = makeRoster([user("mara", "mara@example.com")], seats, "UTC");
    expect(roster.zoneOf("mara")).toBe("Asia/Kolkata");
  });

  test("unassigned days are the workspace's", () => {
    const roster = makeRoster([], people, "Pacific/Chatham");
    expect(roster.zoneOf(UNASSIGNED)).toBe("Pacific/Chatham");
  });
});

describe("an id", () => {
  test.each(["a", "user123", "u_0a1b2c", "mara.okonjo@example.com", "A-1", "x".repeat(100)])(
    "may be %s",
    (id) => {
      expect(isUserId(id)).toBe(true);
    },
  );

  test.each(["", "unassigned", "a b", "-a", "a-", "ä", "a/b", "a\n", "x".repeat(101), "a%b"])(
    "may not be %j",
    (id) => {
      expect(isUserId(id)).toBe(false);
    },
  );
});
