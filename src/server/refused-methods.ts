import { AppError } from "#src/domain/errors.ts";
import { openRoute } from "./api-route.ts";

/**
 * What a route answers to the methods that it does not have, with the body of every other refusal; `allow` are those that it
 * has. Next would answer them bare, and to OPTIONS name all that a file exports.
 */
function refuse(allow: string) {
  const refused = openRoute<unknown>(async ({ request }) => {
    throw new AppError("method_not_allowed", `This takes ${allow}, not ${request.method}.`);
  });
  return async (...asked: Parameters<typeof refused>): Promise<Response> => {
    const response = await refused(...asked);
    response.headers.set("allow", allow);
    return response;
  };
}

/** Of a route that is only read. */
export const refuseChange = refuse("GET, HEAD");
/** Of a route that is read and set as a whole. */
export const refuseAllButPut = refuse("GET, HEAD, PUT");
export const refuseAllButPutAndPost = refuse("GET, HEAD, POST, PUT");
/** Of a route that is read, and to which one thing at a time is added. */
export const refuseAllButGetAndPost = refuse("GET, HEAD, POST");
/** Of a route that only acts: a sync, a form's target. */
export const refuseAllButPost = refuse("POST");
