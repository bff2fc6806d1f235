import { managerFormRoute, seeOther } from "#src/server/form-route.ts";
import { setSharingPolicy } from "#src/server/sharing-policy.ts";

/** Sets whether ranks are shown, and whether the public API is open. */
export const POST = managerFormRoute("/settings/sharing", async ({ services, caller, form }) => {
  await setSharingPolicy(services, caller, {
    ranks: form["ranks"] ?? null,
    publicApi: form["publicApi"] ?? null,
  });
  return seeOther("/settings/sharing?done=policy");
});

export {
  refuseAllButPost as DELETE,
  refuseAllButPost as GET,
  refuseAllButPost as HEAD,
  refuseAllButPost as OPTIONS,
  refuseAllButPost as PATCH,
  refuseAllButPost as PUT,
} from "#src/server/refused-methods.ts";
