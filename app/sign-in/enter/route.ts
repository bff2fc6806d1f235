import { formRoute, seeOther } from "#src/server/form-route.ts";
import { localPath, signInAddress } from "#src/server/local-path.ts";
import { signIn } from "#src/server/sign-in.ts";

/** Signs a browser in with the key it sent, and sends it where it wanted to go. */
export const POST = formRoute(
  ({ next }) => signInAddress(localPath(next)),
  async ({ request, services, form }) => {
    const setCookie = await signIn(services, (form["key"] ?? "").trim(), request.headers);
    return seeOther(localPath(form["next"]), [setCookie]);
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
