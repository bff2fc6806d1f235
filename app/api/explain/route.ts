import { explainRoute } from "#src/server/explain-route.ts";

/** The list behind a number, a page at a time. */
export const GET = explainRoute("json");
