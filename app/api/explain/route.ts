import { explainRoute } from "#src/server/explain-route.ts";

/** The list behind a number, a page at a time. */
export const GET = explainRoute("json");

export {
  refuseChange as DELETE,
  refuseChange as OPTIONS,
  refuseChange as PATCH,
  refuseChange as POST,
  refuseChange as PUT,
} from "#src/server/refused-methods.ts";
