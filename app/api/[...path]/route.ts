import { AppError } from "#src/domain/errors.ts";
import { apiRoute } from "#src/server/api-route.ts";

/** Whatever else is asked under /api gets the error body too, not a page. */
const nothingHere = apiRoute<{ path: string[] }>(async ({ params }) => {
  throw new AppError("not_found", `There is nothing at /api/${params.path.join("/")}.`);
});

export {
  nothingHere as DELETE,
  nothingHere as GET,
  nothingHere as OPTIONS,
  nothingHere as PATCH,
  nothingHere as POST,
  nothingHere as PUT,
};
