import { managerFormRoute, seeOther } from "#src/server/form-route.ts";
import { madeLinkCookie } from "#src/server/made-link.ts";
import { createShareLink } from "#src/server/share-links.ts";
import { isSecure } from "#src/server/sign-in.ts";

/** Makes a link; the page then shows it once. */
export const POST = managerFormRoute(
  "/settings/sharing",
  async ({ request, services, caller, form }) => {
    const made = await createShareLink(services, caller, {
      name: form["name"] ?? null,
      kind: form["kind"] ?? null,
    });
    const secure = isSecure(request.headers, services.config);
    return seeOther("/settings/sharing?done=made", [madeLinkCookie(made, secure)]);
  },
);

export {
  refuseAllButPost as DELETE,
  refuseAllButPost as GET,
  refuseAllButPost as HEAD,
  refuseAllButPost as OPTIONS,
  refuseAllButPost as PATCH,
  refuseAllButPost as PUT,
} from "#src/server/refused-methods.ts";
