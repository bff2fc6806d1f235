import { AppError } from "#src/domain/errors.ts";
import { type Ask, openRoute } from "./api-route.ts";
import { type Caller, identify, type LinkCaller } from "./caller.ts";
import type { Services } from "./services.ts";
import { linkCallerOf } from "./share-links.ts";
import { renewSession } from "./sign-in.ts";

/** Whoever asks an open workspace. */
const ANYBODY: LinkCaller = { name: "anybody", link: "api" };

/**
 * Wraps a route of the public API: for a signed-in person, a key, a link, or anybody where the workspace is open. What a wall
 * link may read of it is the route's own matter.
 */
export function publicRoute<Params = Record<string, never>>(
  answer: (
    ask: Omit<Ask<Params>, "caller"> & { readonly caller: Caller | LinkCaller },
  ) => Promise<Response>,
) {
  return openRoute<Params>(async (ask) => {
    const caller = await publicCaller(ask.request, ask.services);
    if (caller === null) {
      throw new AppError(
        "not_signed_in",
        "Sign in, or send an API key or a link's token: Authorization: Bearer TOKEN, or ?share=TOKEN.",
      );
    }
    const response = await answer({ ...ask, caller });
    const renewed = renewSession(ask.request.headers, ask.services);
    if (renewed !== null) response.headers.append("set-cookie", renewed);
    return response;
  });
}

async function publicCaller(
  request: Request,
  services: Services,
): Promise<Caller | LinkCaller | null> {
  // Asked in any case: with sign-in off it refuses the names that another site may give this machine.
  const known = await identify(request.headers, services);
  // What anybody may see, a rep's key may see too.
  if ((await services.store.settings.workspace()).publicApiOpen) return ANYBODY;
  return known ?? linkCallerOf(request, services);
}
