import { expect, test } from "vitest";
import { type ActivityPerson, isMailKey, NO_PERSON, personKey, toMailKey } from "./activity.ts";

test.each<[ActivityPerson | null, string]>([
  [null, NO_PERSON],
  [{ id: null, name: null, email: null }, NO_PERSON],
  [{ id: null, name: "Mara", email: null }, NO_PERSON],
  [{ id: "218804", name: null, email: null }, "218804"],
  [{ id: "218804", name: "Mara", email: "mara@example.com" }, "218804"],
  [{ id: null, name: "Mara", email: "Mara.Okonjo@Example.com" }, "mail:mara.okonjo@example.com"],
])("the key of %j is %j: the id, else the address in lower case, else nobody", (person, key) => {
  expect(personKey(person)).toBe(key);
});

test("two spellings of one address are one key", () => {
  expect(toMailKey("MARA@EXAMPLE.COM")).toBe(toMailKey("mara@example.com"));
});

test("a mail key is told from a vendor's id and from nobody", () => {
  expect(isMailKey(toMailKey("mara@example.com"))).toBe(true);
  expect(isMailKey("218804")).toBe(false);
  expect(isMailKey(NO_PERSON)).toBe(false);
});
