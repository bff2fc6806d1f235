import { explainRoute } from "#src/server/explain-route.ts";

/** The same as CSV. */
export const GET = explainRoute("csv");

export {
  refuseChange as DELETE,
  refuseChange as PATCH,
  refuseChange as POST,
  refuseChange as PUT,
} from "#src/server/read-only-route.ts";
