import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findByPublicId, publicName, publicPerson } from "./public-person.ts";

const alias = (userId: string) => `rep_${userId.length}`;

describe("a person in public", () => {
  test.each([
    ["Ada Lovelace", "Ada Lovelace"],
    ["ada@example.com", "ada"],
    ["ada.l+sales@mail.example.co.uk", "ada.l+sales"],
    ["Ada <ada@example.com>", "Ada <ada>"],
    ["Ada (ada@example.com, a@b.c)", "Ada (ada, a)"],
    ["ada@one@two", "ada"],
    ["@example.com", "Somebody"],
    [" @ ", "Somebody"],
    ["Ann @ Sales", "Ann  Sales"],
    ["", ""],
  ])("%j is called %j", (userName, shown) => {
    expect(publicName(userName)).toBe(shown);
  });

  test("is known by an alias when the id is an address, else by the id", () => {
    expect(publicPerson({ userId: "ada@example.com", userName: "Ada" }, alias)).toEqual({
      userId: "rep_15",
      userName: "Ada",
    });
    expect(publicPerson({ userId: "ada", userName: "Ada" }, alias)).toEqual({
      userId: "ada",
      userName: "Ada",
    });
  });

  test("is found again by what they are known by, and never by the address", () => {
    const ids = ["ben", "ada@example.com"];
    expect(findByPublicId("rep_15", ids, alias)).toBe("ada@example.com");
    expect(findByPublicId("ben", ids, alias)).toBe("ben");
    expect(findByPublicId("ada@example.com", ids, alias)).toBeNull();
    expect(findByPublicId("nobody", ids, alias)).toBeNull();
  });

  test("never shows an @, whatever the name", () => {
    fc.assert(
      fc.property(fc.string(), fc.emailAddress(), fc.string(), (before, address, after) => {
        expect(publicName(before + address + after)).not.toContain("@");
        expect(publicName(before)).not.toContain("@");
      }),
    );
  });
});
