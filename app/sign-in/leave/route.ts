import { formRoute, seeOther } from "#src/server/form-route.ts";
import { endedSessionCookie } from "#src/server/session-cookie.ts";
import { isSecure } from "#src/server/sign-in.ts";

/** Signs a browser out. */
export const POST = formRoute(
  () => "/sign-in",
  async ({ request, services }) =>
    seeOther("/sign-in", [endedSessionCookie(isSecure(request.headers, services.config))]),
);

export {
  refuseAllButPost as DELETE,
  refuseAllButPost as GET,
  refuseAllButPost as HEAD,
  refuseAllButPost as OPTIONS,
  refuseAllButPost as PATCH,
  refuseAllButPost as PUT,
} from "#src/server/refused-methods.ts";
