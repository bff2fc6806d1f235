import { repSyncRoute } from "#src/server/sync-route.ts";

/** Syncs one rep's calls in JustCall and answers when it is done. */
export const POST = repSyncRoute("justcall");

export {
  refuseAllButPost as DELETE,
  refuseAllButPost as GET,
  refuseAllButPost as HEAD,
  refuseAllButPost as OPTIONS,
  refuseAllButPost as PATCH,
  refuseAllButPost as PUT,
} from "#src/server/refused-methods.ts";
