import { expect, test } from "vitest";
import { createKeyNamer } from "./key-names.ts";

test("a key alone is itself", () => {
  const name = createKeyNamer();
  expect(name("T", 0)).toBe("t");
  expect(name("ArrowLeft", 10)).toBe("ArrowLeft");
  expect(name("?", 20)).toBe("?");
});

test("G waits a moment for its second", () => {
  const name = createKeyNamer();
  expect(name("g", 0)).toBe("g");
  expect(name("t", 900)).toBe("g t");
  expect(name("t", 950)).toBe("t");
  expect(name("g", 1000)).toBe("g");
  expect(name("t", 4000)).toBe("t");
});
