/** The pages that show a range of days, and what of it each understands. */
const UNDERSTOOD: Readonly<Record<string, readonly string[]>> = {
  "/": ["period"],
  "/team-dashboard": ["period", "back", "from", "to"],
  "/dashboard": ["period", "back", "from", "to"],
};

/** The address of a page (`href`) with the range that the present one (`path`) shows, as far as both have one. */
export function carriedHref(href: string, path: string, shown: URLSearchParams): string {
  const names = path in UNDERSTOOD ? (UNDERSTOOD[href] ?? []) : [];
  const carried = names.flatMap((name) => {
    const value = shown.get(name);
    return value === null ? [] : [[name, value]];
  });
  return carried.length === 0 ? href : `${href}?${new URLSearchParams(carried)}`;
}
