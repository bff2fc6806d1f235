import type { SearchParams } from "#src/ui/range/range-href.ts";

/** What an address of the page asks, as the API is asked the same: each name once, of several cursors the last. */
export function askedOf(params: SearchParams): Record<string, string> {
  return Object.fromEntries(pairsOf(params));
}

/** The cursors that led to this page of the calls, its own last (`explainPageHref`). */
export function cursorsOf(params: SearchParams): string[] {
  return pairsOf(params).flatMap(([name, text]) => (name === "after" ? [text] : []));
}

/** The address that was asked, for whoever is to come back to it. */
export function addressOf(params: SearchParams): string {
  return `/explain?${new URLSearchParams(pairsOf(params))}`;
}

function pairsOf(params: SearchParams): [name: string, text: string][] {
  return Object.entries(params).flatMap(([name, value]) =>
    [value ?? []].flat().map((text): [string, string] => [name, text]),
  );
}
