import {
  createDocument,
  type oas31,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
  type ZodOpenApiResponsesObject,
} from "zod-openapi";
import type { ErrorCode } from "#src/domain/errors.ts";
import { errorBodySchema } from "../contract/error-body-schema.ts";
import { STATUS } from "../contract/errors.ts";
import { type Access, type RouteDescription, TAGS } from "./route-description.ts";
import { ROUTES } from "./routes.ts";

const ABOUT = `Numbers of a sales team, as they stand on its board.

**Who asks.** An API key (\`callboard keys add\`) as \`Authorization: Bearer KEY\`, or a browser that signed in. The public reports also
take a share link's token, as a bearer or as \`?share=TOKEN\`, and answer anybody where the workspace is open.

**Unknown is null**, never 0: a day that was not synced, a rate over nothing. \`complete\` and \`missing\` say what is not there yet.

**Days** are \`YYYY-MM-DD\`, both ends included. Periods run in the workspace's time zone, each rep's days in their own.

**CSV.** Add \`.csv\` to a report's path, or send \`Accept: text/csv\`.

**Again.** A report has a strong \`ETag\`; send it back as \`If-None-Match\` and 304 says that nothing changed.

**No.** Every refusal has the same body; \`code\` is for machines and stays.`;

/** The description of the whole API, as OpenAPI 3.1. */
export function openApiDocument(): oas31.OpenAPIObject {
  const document = createDocument(
    {
      openapi: "3.1.0",
      info: { title: "Callboard", version: "1", description: ABOUT },
      servers: [{ url: "/" }],
      tags: TAGS.map((name) => ({ name })),
      paths: pathsOf(ROUTES),
      components: {
        schemas: { ErrorBody: errorBodySchema },
        securitySchemes: {
          key: {
            type: "http",
            scheme: "bearer",
            description: "An API key, or a share link's token.",
          },
          schedule: { type: "http", scheme: "bearer", description: "The server's CRON_SECRET." },
          session: { type: "apiKey", in: "cookie", name: "callboard_session" },
          link: {
            type: "apiKey",
            in: "query",
            name: "share",
            description: "A share link's token.",
          },
        },
      },
    },
    { override: ({ jsonSchema }) => leaveOutNoise(jsonSchema) },
  );
  // Made for 3.1, so it is one of 3.1; the library's type is that of every version.
  return document as oas31.OpenAPIObject;
}

/** What zod adds of its own: bounds that every number in JavaScript has, and that our own code may not change a request. */
function leaveOutNoise(schema: Record<string, unknown>): void {
  if (schema["minimum"] === Number.MIN_SAFE_INTEGER) delete schema["minimum"];
  if (schema["maximum"] === Number.MAX_SAFE_INTEGER) delete schema["maximum"];
  delete schema["readOnly"];
}

const SECURITY: Readonly<Record<Access, Record<string, string[]>[]>> = {
  anybody: [],
  caller: [{ key: [] }, { session: [] }],
  scheduler: [{ schedule: [] }],
  public: [{ key: [] }, { session: [] }, { link: [] }],
};

function pathsOf(routes: readonly RouteDescription[]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  }
  return paths;
}

function operationOf(route: RouteDescription): ZodOpenApiOperationObject {
  const { id, tag, summary, description, access, pathParameters, query, body, example } = route;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    security: SECURITY[access],
    requestParams: {
      ...(pathParameters === undefined ? {} : { path: pathParameters }),
      ...(query === undefined ? {} : { query }),
    },
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: route.bodyOptional !== true,
            content: { "application/json": { schema: body, example: example.body } },
          },
        }),
    responses: { ...answerOf(route), ...refusalsOf(route) },
    "x-example": exampleOf(route),
  };
}

function answerOf({ answer }: RouteDescription): ZodOpenApiResponsesObject {
  const { status, description, schema, example, csv, tagged } = answer;
  const found: ZodOpenApiResponseObject = {
    description,
    ...(tagged === true
      ? { headers: { ETag: { schema: { type: "string" }, description: "Of these very bytes." } } }
      : {}),
    content: {
      "application/json": { schema, example },
      ...(csv === undefined
        ? {}
        : { "text/csv": { schema: { type: "string" }, example: `${csv.join(",")}\r\n` } }),
    },
  };
  return {
    [`${status}`]: found,
    ...(tagged === true ? { "304": { description: "What you hold is still so." } } : {}),
  };
}

/** One answer for each status, naming the codes that it may carry. */
function refusalsOf({ access, refusals, query, body }: RouteDescription) {
  const codes = new Set<ErrorCode>(refusals);
  if (query !== undefined || body !== undefined) codes.add("invalid_request");
  if (access !== "anybody") codes.add("not_signed_in");
  codes.add("internal");
  const byStatus = Map.groupBy(codes, (code) => STATUS[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, some]): [string, ZodOpenApiResponseObject] => [
      String(status),
      {
        description: some.map((code) => `\`${code}\``).join(", "),
        content: {
          "application/json": {
            schema: errorBodySchema,
            example: {
              success: false,
              error: "What happened, and what to do about it.",
              code: some[0],
              requestId: "0d8b6f0e-3b5c-4f0e-9a55-6a3f3f0f7a11",
            },
          },
        },
      },
    ]),
  );
}

/** How to ask it from a shell. */
function exampleOf({ method, access, example, answer }: RouteDescription): string {
  const parts = ["curl"];
  const secret = access === "scheduler" ? "$CRON_SECRET" : "$KEY";
  if (access !== "anybody") parts.push(`-H "Authorization: Bearer ${secret}"`);
  if (method !== "get") parts.push(`-X ${method.toUpperCase()}`);
  if (example.body !== undefined) parts.push(`-d '${JSON.stringify(example.body)}'`);
  parts.push(`"$CALLBOARD${example.address}"`);
  const asCsv = `curl -H "Authorization: Bearer $KEY" "$CALLBOARD${csvAddress(example.address)}"`;
  return answer.csv === undefined ? parts.join(" ") : `${parts.join(" ")}\n${asCsv}`;
}

function csvAddress(address: string): string {
  const [path, query] = address.split("?");
  return query === undefined ? `${path}.csv` : `${path}.csv?${query}`;
}
