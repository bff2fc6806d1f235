import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore } from "#src/store/sqlite/store.ts";
import type { Store } from "#src/store/store.ts";
import { createUsers, importUsers } from "./people.ts";

let folder: string;
let store: Store;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "callboard-people-"));
  store = openSqliteStore(join(folder, "callboard.sqlite"), { checkIntegrity: false });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const lines = (...text: readonly string[]) => `${text.join("\n")}\n`;
const HEADER = "email,id,name,role,timeZone";

async function counts(csv: string): Promise<[added: number, updated: number, unchanged: number]> {
  const { added, updated, unchanged } = await importUsers({ store }, csv);
  return [added.length, updated.length, unchanged.length];
}

/** The message of a refusal, after which the people are as they were. */
async function refusal(csv: string, code = "invalid_request"): Promise<string> {
  const before = await store.users.list();
  const error = await importUsers({ store }, csv).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code });
  expect(await store.users.list()).toEqual(before);
  return error instanceof Error ? error.message : "";
}

describe("an import", () => {
  test("adds new people with what the file says, and fills in the rest", async () => {
    const csv = lines(
      HEADER,
      "mara@example.com,mara,Mara Okonjo,manager,America/Denver",
      "Teo.Lindgren@Example.com,,,,",
    );
    expect(await counts(csv)).toEqual([2, 0, 0]);
    const [mara, teo] = await store.users.list();
    expect(mara).toMatchObject({
      id: "mara",
      email: "mara@example.com",
      name: "Mara Okonjo",
      role: "manager",
      timeZone: "America/Denver",
      active: true,
    });
    expect(teo).toMatchObject({
      email: "Teo.Lindgren@Example.com",
      name: "Teo.Lindgren",
      role: "rep",
      timeZone: null,
    });
    expect(teo?.id).toMatch(/^u_[0-9a-f]{12}$/);
  });

  test("needs no column but email, in any order", async () => {
    expect(await counts(lines("email", "mara@example.com"))).toEqual([1, 0, 0]);
    expect(await counts(lines("name,email", "Teo,teo@example.com"))).toEqual([1, 0, 0]);
    expect((await store.users.list()).map((user) => user.name)).toEqual(["Teo", "mara"]);
  });

  test("twice leaves everybody unchanged the second time, whatever the case of the address", async () => {
    const rows = ["mara@example.com,mara,Mara,manager,UTC", "teo@example.com,,Teo,,"];
    expect(await counts(lines(HEADER, ...rows))).toEqual([2, 0, 0]);
    const before = await store.users.list();
    expect(await counts(lines(HEADER, ...rows))).toEqual([0, 0, 2]);
    expect(await counts(lines("email", "MARA@EXAMPLE.COM"))).toEqual([0, 0, 1]);
    expect(await store.users.list()).toEqual(before);
  });

  test("updates what the file says of known people and keeps what it leaves empty", async () => {
    await importUsers({ store }, lines(HEADER, "mara@example.com,mara,Mara,manager,UTC"));
    const csv = lines(HEADER, "MARA@example.com,,,,Asia/Tokyo", "teo@example.com,teo,Teo,,");
    expect(await counts(csv)).toEqual([1, 1, 0]);
    expect(await store.users.find("mara")).toMatchObject({
      email: "mara@example.com",
      name: "Mara",
      role: "manager",
      timeZone: "Asia/Tokyo",
    });
  });

  test("reads what spreadsheets write: a byte order mark, CRLF, blank lines, spaces, quoted commas", async () => {
    const csv = `\uFEFF${HEADER}\r\n\r\n mara@example.com , mara ,"Okonjo, ""Mara""",rep,\r\n\r\n`;
    expect(await counts(csv)).toEqual([1, 0, 0]);
    expect(await store.users.find("mara")).toMatchObject({
      email: "mara@example.com",
      name: 'Okonjo, "Mara"',
    });
  });

  test.each([
    ["an address that is none", "mara.example.com,,,,", /email/],
    ["no address", ",mara,Mara,,", /email/],
    ["a role that is none", "x@example.com,,,boss,", /role/],
    ["a zone that is none", "x@example.com,,,,Mountain", /timeZone/],
    ["an id that is none", "x@example.com,a b,,,", /id/],
    ["the id that is taken for nobody", "x@example.com,unassigned,,,", /id/],
    ["a name as long as a book", `x@example.com,,${"n".repeat(201)},,`, /name/],
  ])("with %s names the line, and nobody is added", async (_, row, field) => {
    const message = await refusal(
      lines(HEADER, "ok@example.com,ok,Ok,,", row, "late@example.com,,,,"),
    );
    expect(message).toMatch(/line 3\b/);
    expect(message).toMatch(field);
    expect(message).toContain("Nobody was added.");
    expect(await store.users.list()).toEqual([]);
  });

  test("names the line as an editor counts it, blank lines included", async () => {
    expect(await refusal(lines(HEADER, "", "ok@example.com,,,,", "", "nobody,,,,"))).toMatch(
      /line 5\b/,
    );
  });

  test("with too many columns in a line names it", async () => {
    expect(await refusal(lines(HEADER, "ok@example.com,,,,", "x@example.com,,,,,,"))).toMatch(
      /line 3\b/,
    );
  });

  test("with an open quote is refused", async () => {
    await refusal(lines(HEADER, 'x@example.com,,"Mara,,'));
  });

  test.each(["mara@example.com\n", "name,role\nMara,rep\n", "Mail,Name\nx@example.com,X\n"])(
    "without an email column is refused: %j",
    async (csv) => {
      expect(await refusal(csv)).toContain("email");
    },
  );

  test("with one new address twice is refused, whatever its case", async () => {
    const message = await refusal(lines(HEADER, "x@example.com,,,,", "X@Example.com,,,,"));
    expect(message).toMatch(/line 3\b.*twice/);
  });

  test("with one known address twice is refused as well: the second line would undo the first", async () => {
    await importUsers({ store }, lines(HEADER, "mara@example.com,mara,Mara,rep,UTC"));
    const twice = lines(HEADER, "mara@example.com,,,manager,", "MARA@example.com,,Mara O,,");
    expect(await refusal(twice)).toMatch(/line 3\b.*twice/);
  });

  test("with an id twice, or one that is taken, is a conflict that adds nobody and updates nobody", async () => {
    await importUsers({ store }, lines(HEADER, "mara@example.com,mara,Mara,rep,UTC"));
    await refusal(lines(HEADER, "a@example.com,a,,,", "b@example.com,a,,,"), "conflict");
    const taken = lines(HEADER, "mara@example.com,,New Name,,", "b@example.com,mara,,,");
    await refusal(taken, "conflict");
  });

  test("that would change an id is refused, naming the line", async () => {
    await importUsers({ store }, lines(HEADER, "mara@example.com,mara,,,"));
    expect(await refusal(lines(HEADER, "mara@example.com,other,,,"))).toMatch(/line 2\b.*mara/);
    expect(await counts(lines(HEADER, "mara@example.com,mara,,,"))).toEqual([0, 0, 1]);
  });
});

describe("adding by hand", () => {
  test("takes an address alone and trims what is typed", async () => {
    const [user] = await createUsers({ store }, [{ email: " mara@example.com ", name: " " }]);
    expect(user).toMatchObject({ email: "mara@example.com", name: "mara", role: "rep" });
    expect(await store.users.list()).toEqual([user]);
  });

  test.each([
    [{ email: null }, /email/],
    [{ email: "" }, /email/],
    [{ email: "mara" }, /email/],
    [{ email: "m@example.com", role: "boss" }, /role/],
    [{ email: "m@example.com", timeZone: "Mountain" }, /timeZone/],
  ])("refuses %j and adds nobody of the same call", async (typed, field) => {
    const adding = createUsers({ store }, [{ email: "ok@example.com" }, typed]);
    await expect(adding).rejects.toMatchObject({ code: "invalid_request" });
    await expect(adding).rejects.toThrow(field);
    expect(await store.users.list()).toEqual([]);
  });

  test("an address that is known is a conflict", async () => {
    await createUsers({ store }, [{ email: "mara@example.com" }]);
    await expect(createUsers({ store }, [{ email: "MARA@example.com" }])).rejects.toMatchObject({
      code: "conflict",
    });
  });
});
