import { AppError } from "#src/domain/errors.ts";

const MOST_BYTES = 1_000_000;

/** The caller's id of a request if it is short and plain, else a new one. */
export function requestIdOf(headers: Headers, newId: () => string): string {
  const given = headers.get("x-request-id") ?? "";
  return /^[A-Za-z0-9_-]{8,64}$/.test(given) ? given : newId();
}

/** Reads a JSON body of at most a megabyte. Throws `too_large` or `invalid_request`. */
export async function readJson(request: Request): Promise<unknown> {
  return parseJson(await readText(request));
}

/** The same where a body may be left out: then it is an empty object. */
export async function readOptionalJson(request: Request): Promise<unknown> {
  const text = await readText(request);
  return text.trim() === "" ? {} : parseJson(text);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("invalid_request", "The body must be JSON.", { cause });
  }
}

/** Reads what a page's form sent; a field given twice counts once, the last time. Throws `too_large` or `invalid_request`. */
export async function readForm(request: Request): Promise<Readonly<Record<string, string>>> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/x-www-form-urlencoded(;|$)/i.test(type)) {
    throw new AppError("invalid_request", "The body must be a form's fields, URL-encoded.");
  }
  return Object.fromEntries(new URLSearchParams(await readText(request)));
}

async function readText(request: Request): Promise<string> {
  const tooLarge = new AppError("too_large", "The body is larger than one megabyte.");
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BYTES) throw tooLarge;
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw tooLarge;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** The query as an object; a name given twice counts once, the last time. */
export function queryOf(request: Request): Record<string, string> {
  return Object.fromEntries(new URL(request.url).searchParams);
}

/**
 * Refuses a change that another site's page asks for with this browser's rights. Programs send no Origin and pass.
 */
export function assertSameOrigin(request: Request, ownUrl: string): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  // A browser says so itself where the request comes from; scripts cannot change it.
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  if (origin === null && (site === null || site === "same-origin" || site === "none")) return;
  const host = request.headers.get("host");
  const own = new URL(ownUrl).host;
  if (origin !== null && URL.canParse(origin) && [host, own].includes(new URL(origin).host)) return;
  throw new AppError("not_allowed", "This change was asked for from another site's page.");
}
