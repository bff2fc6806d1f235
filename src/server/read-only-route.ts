import { AppError } from "#src/domain/errors.ts";
import { openRoute } from "./api-route.ts";

/** What a route that is only read answers to any change, with the body of every other refusal. */
export const refuseChange = openRoute<unknown>(async ({ request }) => {
  throw new AppError(
    "method_not_allowed",
    `This can only be read: ${request.method} changes nothing.`,
  );
});
