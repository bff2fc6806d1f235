import { explainRoute } from "#src/server/explain-route.ts";

/** The same as CSV. */
export const GET = explainRoute("csv");
