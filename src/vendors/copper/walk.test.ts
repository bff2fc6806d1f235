import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { VendorIncompleteError } from "../http/errors.ts";
import type { Page } from "./client.ts";
import { aRead, cutPage } from "./testing.ts";
import { walkWhole } from "./walk.ts";

const SIZE = 5;

interface Row {
  readonly id: number;
  readonly at: number;
}

type FetchPage = (page: number, nth: number) => Page;

/** Walks as the source does: what came before a new try is forgotten. */
async function walk(fetchPage: FetchPage) {
  const { read, warnings, pages } = aRead();
  const asked: number[] = [];
  const list = {
    request: "POST /activities/search",
    pageSize: SIZE,
    pauseMs: 0,
    fetchPage: async (page: number) => {
      asked.push(page);
      return fetchPage(page, asked.length);
    },
    parse: (row: unknown) => row as Row,
    idOf: (row: Row) => (row.id === 0 ? null : String(row.id)),
  };
  const ids = new Set<number>();
  let tries = 1;
  for await (const { again, items } of walkWhole(list, read)) {
    if (again) {
      ids.clear();
      tries += 1;
    }
    for (const item of items) ids.add(item.id);
  }
  return { ids, tries, warnings, pages, asked };
}

const someRows = (count: number): Row[] =>
  Array.from({ length: count }, (_, n) => ({ id: n + 1, at: Math.floor(n / 3) }));
const idsOf = (rows: readonly Row[]) => new Set(rows.map((row) => row.id));
const withTotal = (page: Page, total: number | null): Page => ({ ...page, total });

describe("the end of a walk", () => {
  test.each([
    [0, [1]],
    [4, [1]],
    [5, [1]],
    [6, [1, 2]],
    [12, [1, 2, 3]],
  ])("of %i rows is known by the count: pages %j", async (count, pages) => {
    const rows = someRows(count);
    const walked = await walk((page) => cutPage(rows, page, SIZE));
    expect(walked.ids).toEqual(idsOf(rows));
    expect([walked.asked, walked.tries, walked.warnings]).toEqual([pages, 1, []]);
  });

  test("is an empty page where Copper does not count, however short the pages before", async () => {
    const rows = someRows(12);
    const pages = [rows.slice(0, 5), rows.slice(5, 7), rows.slice(7, 12), []];
    const walked = await walk((page) => ({ rows: pages[page - 1] ?? [], total: null }));
    expect(walked.ids).toEqual(idsOf(rows));
    expect([walked.asked, walked.tries]).toEqual([[1, 2, 3, 4], 1]);
  });

  test("is not a count below what has come", async () => {
    const rows = someRows(12);
    const walked = await walk((page) => withTotal(cutPage(rows, page, SIZE), 2));
    expect(walked.ids).toEqual(idsOf(rows));
  });

  test("comes even where a vendor repeats one page for ever, as a failure", async () => {
    const rows = someRows(5);
    const error = await walk(() => ({ rows, total: null })).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(VendorIncompleteError);
  });
});

describe("fewer rows than counted", () => {
  test("once: they are read again, and then all are there", async () => {
    const rows = someRows(12);
    const walked = await walk((page, nth) => {
      const whole = cutPage(rows, page, SIZE);
      return nth === 2 ? { ...whole, rows: whole.rows.slice(2) } : whole;
    });
    expect(walked.ids).toEqual(idsOf(rows));
    expect(walked.tries).toBe(2);
    expect(walked.warnings).toEqual(["Copper sent 10 of 12 rows; they were read again."]);
  });

  test("the same twice, a tenth at most: they are believed to be hidden, and that is said", async () => {
    const rows = someRows(20);
    const walked = await walk((page) => {
      const whole = cutPage(rows, page, SIZE);
      return { ...whole, rows: whole.rows.filter((row) => ![7, 13].includes((row as Row).id)) };
    });
    expect(walked.ids.size).toBe(18);
    expect(walked.tries).toBe(2);
    expect(walked.warnings.at(-1)).toBe(
      "Copper counted 20 rows and showed 18; the others may be hidden from this key.",
    );
  });

  test("the same few twice, in a quiet week: they are believed too, though they are more than a tenth", async () => {
    const walked = await walk((page) => withTotal(cutPage(someRows(6), page, SIZE), 8));
    expect(walked.ids.size).toBe(6);
    expect(walked.warnings.at(-1)).toMatch(/^Copper counted 8 rows and showed 6/);
  });

  test("a page of which nothing is shown does not end a walk that has not reached the count", async () => {
    const rows = someRows(60);
    const walked = await walk((page) => {
      const whole = cutPage(rows, page, SIZE);
      return page === 11 ? { ...whole, rows: [] } : whole;
    });
    expect(walked.ids.size).toBe(55);
    expect(walked.ids).toContain(60);
    expect(walked.asked.slice(0, 12)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  test("the same each time, and more than is believed: the failure says whose key to use", async () => {
    const shown = (page: number) => withTotal(cutPage(someRows(40), page, SIZE), 60);
    const error = await walk(shown).catch((caught: unknown) => caught);
    expect(String(error)).toContain("COPPER_API_TOKEN");
    const changing = (page: number, nth: number) =>
      withTotal(cutPage(someRows(20 + nth), page, SIZE), 60);
    const other = await walk(changing).catch((caught: unknown) => caught);
    expect(String(other)).toContain("sync again");
    expect(String(other)).not.toContain("COPPER_API_TOKEN");
  });

  test.each<[string, FetchPage]>([
    ["more than a tenth", (page) => withTotal(cutPage(someRows(17), page, SIZE), 20)],
    [
      "others each time",
      (page, nth) => {
        const whole = cutPage(someRows(20), page, SIZE);
        return {
          ...whole,
          rows: whole.rows.slice(nth % 4 === 1 ? nth / 4 : 0).slice(0, 4 + (nth % 2)),
        };
      },
    ],
    [
      "an early end",
      (page) => (page > 1 ? { rows: [], total: 20 } : cutPage(someRows(20), page, SIZE)),
    ],
  ])("%s: the read fails after three tries", async (_, fetchPage) => {
    const error = await walk(fetchPage).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(VendorIncompleteError);
    expect(error).toMatchObject({ code: "vendor_incomplete", request: "POST /activities/search" });
  });

  test("by a row that left, pulling another over the page's edge: the walk begins anew", async () => {
    let rows = someRows(12);
    const walked = await walk((page, nth) => {
      if (nth === 2) rows = rows.filter((row) => row.id !== 1);
      return cutPage(rows, page, SIZE);
    });
    expect(walked.ids).toEqual(idsOf(rows));
    expect(walked.tries).toBe(2);
  });
});

test("rows without an id are rows too", async () => {
  const rows = someRows(12).map((row) => (row.id % 4 === 0 ? { ...row, id: 0 } : row));
  expect((await walk((page) => cutPage(rows, page, SIZE))).tries).toBe(1);
});

describe("whatever happens to pages", () => {
  const seconds = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 40 });
  const sorted = (rows: readonly Row[]) => rows.toSorted((a, b) => a.at - b.at || a.id - b.id);

  test("every row there from start to end is read, though rows come in anywhere while the first walk goes on, in ties or not", async () => {
    const inserts = fc.array(
      fc.record({ nth: fc.integer({ min: 1, max: 3 }), at: fc.integer({ min: 0, max: 6 }) }),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(seconds, inserts, async (ats, coming) => {
        const first = ats.map((at, n) => ({ id: n + 1, at }));
        let rows = sorted(first);
        const walked = await walk((page, nth) => {
          const now = coming.flatMap(({ nth: n, at }, place) =>
            n === nth ? [{ id: 1_000 + place, at }] : [],
          );
          rows = sorted([...rows, ...now]);
          return cutPage(rows, page, SIZE);
        });
        expect(walked.ids.isSupersetOf(idsOf(first))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("short pages and rows sent twice lose nothing, counted or not", async () => {
    const cuts = fc.array(fc.integer({ min: 1, max: SIZE }), { minLength: 40, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(seconds, cuts, fc.boolean(), async (ats, sizes, counted) => {
        const rows = sorted(ats.map((at, n) => ({ id: n + 1, at })));
        const pages: Row[][] = [];
        for (let first = 0; first < rows.length; ) {
          const length = sizes[pages.length] ?? 1;
          // The last row of the page before comes once more.
          pages.push(rows.slice(Math.max(0, first - (length < SIZE ? 1 : 0)), first + length));
          first += length;
        }
        const total = counted ? Math.max(rows.length, pages.length * SIZE) : null;
        const walked = walk((page) => ({ rows: pages[page - 1] ?? [], total }));
        const ids = await walked.then(
          (done) => done.ids,
          (error: unknown) => error,
        );
        // Either every row, or a failure that says so: never less in silence.
        if (ids instanceof VendorIncompleteError) expect(counted).toBe(true);
        else expect(ids).toEqual(idsOf(rows));
      }),
      { numRuns: 300 },
    );
  });

  test("rows that leave once while it is read never end in a read that lacks one that stayed", async () => {
    await fc.assert(
      fc.asyncProperty(
        seconds,
        fc.integer({ min: 1, max: 8 }),
        fc.nat(),
        async (ats, when, which) => {
          let rows = sorted(ats.map((at, n) => ({ id: n + 1, at })));
          const walked = await walk((page, nth) => {
            if (nth === when && rows.length > 0) rows = rows.toSpliced(which % rows.length, 1);
            return cutPage(rows, page, SIZE);
          });
          expect(walked.ids.isSupersetOf(idsOf(rows))).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

test("a reader who stops early leaves no failure behind", async () => {
  const { read } = aRead();
  const list = {
    request: "POST /activities/search",
    pageSize: SIZE,
    fetchPage: async (page: number) => {
      if (page > 1) throw new Error("nobody's");
      return cutPage(someRows(12), page, SIZE);
    },
    parse: (row: unknown) => row,
    idOf: () => null,
  };
  for await (const { items } of walkWhole(list, read)) {
    expect(items).toHaveLength(SIZE);
    break;
  }
});
