import { explainRoute } from "#src/server/explain-route.ts";

/** The same as CSV. */
export const GET = explainRoute("csv");

export {
  refuseChange as DELETE,
  refuseChange as OPTIONS,
  refuseChange as PATCH,
  refuseChange as POST,
  refuseChange as PUT,
} from "#src/server/refused-methods.ts";
