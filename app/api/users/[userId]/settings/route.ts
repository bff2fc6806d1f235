import { json } from "#src/api/http/reply.ts";
import { AppError } from "#src/domain/errors.ts";
import { apiRoute } from "#src/server/api-route.ts";

/** What is kept for one person beside their numbers: when their calls were last synced. */
export const GET = apiRoute<{ userId: string }>(async ({ services, params }) => {
  if ((await services.store.users.find(params.userId)) === null) {
    throw new AppError("user_not_found", `There is no user "${params.userId}".`);
  }
  return json(await services.store.settings.user(params.userId));
});

export {
  refuseChange as DELETE,
  refuseChange as OPTIONS,
  refuseChange as PATCH,
  refuseChange as POST,
  refuseChange as PUT,
} from "#src/server/refused-methods.ts";
