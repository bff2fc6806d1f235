import { managerFormRoute, seeOther } from "#src/server/form-route.ts";
import { revokeShareLink } from "#src/server/share-links.ts";

/** Takes a link back. */
export const POST = managerFormRoute("/settings/sharing", async ({ services, caller, form }) => {
  await revokeShareLink(services, caller, form["id"] ?? "");
  return seeOther("/settings/sharing?done=revoked");
});

export {
  refuseAllButPost as DELETE,
  refuseAllButPost as GET,
  refuseAllButPost as HEAD,
  refuseAllButPost as OPTIONS,
  refuseAllButPost as PATCH,
  refuseAllButPost as PUT,
} from "#src/server/refused-methods.ts";
