const NOWHERE = "http://nowhere.invalid";

/**
 * A path of our own pages with its query, as somebody gave it; anything else, another site's address above all, becomes
 * the home page.
 */
export function localPath(given: string | null | undefined): string {
  if (given == null || !given.startsWith("/") || given.length > 2_000) return "/";
  if (!URL.canParse(given, NOWHERE)) return "/";
  const { origin, pathname, search } = new URL(given, NOWHERE);
  // "//elsewhere" and "/\elsewhere" are addresses of other sites, and so is a path that begins with two strokes.
  if (origin !== NOWHERE || pathname.startsWith("//")) return "/";
  return /^\/(api|sign-in)(\/|$)/.test(pathname) ? "/" : pathname + search;
}

/** The sign-in page that leads on to this path. */
export function signInAddress(path: string): string {
  const next = localPath(path);
  return next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
}
