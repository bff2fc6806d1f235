import type { oas31 } from "zod-openapi";
import { openApiDocument } from "#src/api/openapi/document.ts";

let document: oas31.OpenAPIObject | null = null;

/** The description of the API, made when it is first asked for: it is the same for as long as the process lives. */
export function apiDescription(): oas31.OpenAPIObject {
  document ??= openApiDocument();
  return document;
}
