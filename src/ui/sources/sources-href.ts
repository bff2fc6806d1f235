import type { Route } from "next";

export const SOURCES_PATH = "/settings/sources";

/** The days and the rep that are compared, as the address says them. */
export interface ShownComparison {
  readonly from: string;
  readonly to: string;
  /** Empty: everybody. */
  readonly userId: string;
}

export function sourcesHref({ from, to, userId }: ShownComparison): Route {
  const query = new URLSearchParams({ from, to });
  if (userId !== "") query.set("userId", userId);
  return `${SOURCES_PATH}?${query}` as Route;
}
