import { json } from "#src/api/http/reply.ts";
import { AppError } from "#src/domain/errors.ts";
import { openRoute } from "#src/server/api-route.ts";

/** 200 when this process can serve and its store answers. */
export const GET = openRoute(async ({ services }) => {
  try {
    await services.store.check();
  } catch (cause) {
    throw new AppError("store_unavailable", "The store does not answer.", { cause });
  }
  return json({ status: "ok" });
});

export {
  refuseChange as DELETE,
  refuseChange as OPTIONS,
  refuseChange as PATCH,
  refuseChange as POST,
  refuseChange as PUT,
} from "#src/server/refused-methods.ts";
