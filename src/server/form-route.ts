import { assertSameOrigin, readForm } from "#src/api/http/request.ts";
import { AppError, toAppError } from "#src/domain/errors.ts";
import { openRoute } from "./api-route.ts";
import { assertManager, type Caller, identify } from "./caller.ts";
import { signInAddress } from "./local-path.ts";
import type { Services } from "./services.ts";

export interface FormAsk {
  readonly request: Request;
  readonly services: Services;
  /** What the form sent. */
  readonly form: Readonly<Record<string, string>>;
}

/**
 * Wraps the target of a page's form, which works without script: the browser is sent on to a page (303), with
 * `?problem=CODE` where it did not work. A program that asks gets the error body instead. Only our own pages may send one.
 */
export function formRoute(
  page: (form: FormAsk["form"]) => string,
  answer: (ask: FormAsk) => Promise<Response>,
) {
  return openRoute(async ({ request, services }) => {
    assertSameOrigin(request, services.config.url);
    const form = await readForm(request);
    try {
      return await answer({ request, services, form });
    } catch (thrown) {
      const { code } = toAppError(thrown);
      if (code === "internal" || !wantsPage(request)) throw thrown;
      return seeOther(withQuery(page(form), `problem=${code}`));
    }
  });
}

/** The same for a form that only managers see, on the page at `path`. */
export function managerFormRoute(
  path: string,
  answer: (ask: FormAsk & { readonly caller: Caller }) => Promise<Response>,
) {
  return formRoute(
    () => path,
    async (ask) => {
      const caller = await identify(ask.request.headers, ask.services);
      if (caller === null) {
        if (wantsPage(ask.request)) return seeOther(signInAddress(path));
        throw new AppError("not_signed_in", "Sign in first.");
      }
      assertManager(caller);
      return answer({ ...ask, caller });
    },
  );
}

/** Whether a browser asks, for somebody to read; a program wants the error's body. */
export function wantsPage({ headers }: Request): boolean {
  return (headers.get("accept") ?? "").includes("text/html");
}

/** A path, which may have a query already, with more of one: `a=1`. */
export function withQuery(path: string, query: string): string {
  return `${path}${path.includes("?") ? "&" : "?"}${query}`;
}

/** Sends the browser on to one of our own pages. */
export function seeOther(path: string, setCookies: readonly string[] = []): Response {
  const response = new Response(null, {
    status: 303,
    headers: { location: path, "cache-control": "no-store" },
  });
  for (const value of setCookies) response.headers.append("set-cookie", value);
  return response;
}
