import { repSyncRoute } from "#src/server/sync-route.ts";

/** Syncs one rep's activities in Copper and answers when it is done. */
export const POST = repSyncRoute("copper");

export {
  refuseAllButPost as DELETE,
  refuseAllButPost as GET,
  refuseAllButPost as HEAD,
  refuseAllButPost as OPTIONS,
  refuseAllButPost as PATCH,
  refuseAllButPost as PUT,
} from "#src/server/refused-methods.ts";
