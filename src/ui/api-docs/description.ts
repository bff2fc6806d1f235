import type { oas31 } from "zod-openapi";

/** One operation of the description, as the page shows it. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string | null;
  readonly access: string;
  readonly example: string;
  readonly parameters: readonly Field[];
  readonly body: readonly Field[];
  readonly answer: readonly Field[];
  readonly exampleAnswer: string;
  readonly refusals: readonly { readonly status: string; readonly codes: string }[];
}

/** A field or parameter in a line. */
export interface Field {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
}

type Schema = oas31.SchemaObject;

/** The operations of an OpenAPI document, in its order. */
export function operationsOf(document: oas31.OpenAPIObject): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    (["get", "post", "put", "patch", "delete"] as const).flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [readOperation(document, path, method, operation)];
    }),
  );
}

function readOperation(
  document: oas31.OpenAPIObject,
  path: string,
  method: string,
  operation: oas31.OperationObject,
): Operation {
  const responses = Object.entries(operation.responses ?? {}) as [string, oas31.ResponseObject][];
  const answer = responses.find(([status]) => status.startsWith("2"))?.[1].content;
  const json = answer?.["application/json"];
  const body = operation.requestBody as oas31.RequestBodyObject | undefined;
  return {
    id: operation.operationId ?? path,
    method: method.toUpperCase(),
    path,
    tag: operation.tags?.[0] ?? "",
    summary: operation.summary ?? "",
    description: operation.description ?? null,
    access: accessOf(operation.security ?? []),
    example: String((operation as Record<string, unknown>)["x-example"] ?? ""),
    parameters: (operation.parameters ?? []).map((one) => {
      const parameter = one as oas31.ParameterObject;
      return {
        name: parameter.name,
        type: typeOf(parameter.schema as Schema),
        required: parameter.required === true,
        description: parameter.description ?? "",
      };
    }),
    body: fieldsOf(document, body?.content["application/json"]?.schema),
    answer: fieldsOf(document, json?.schema),
    exampleAnswer: JSON.stringify(json?.example, null, 2),
    refusals: responses
      .filter(([status]) => status.startsWith("4") || status.startsWith("5"))
      .map(([status, { description }]) => ({ status, codes: description })),
  };
}

function accessOf(security: readonly oas31.SecurityRequirementObject[]): string {
  if (security.length === 0) return "Anybody";
  const link = security.some((one) => "link" in one);
  return link ? "A signed-in person, a key or a share link" : "A signed-in person or a key";
}

function fieldsOf(
  document: oas31.OpenAPIObject,
  given: Schema | oas31.ReferenceObject | undefined,
): Field[] {
  const schema = resolve(document, given);
  return Object.entries(schema?.properties ?? {}).map(([name, field]) => ({
    name,
    type: typeOf(field),
    required: schema?.required?.includes(name) ?? false,
    description: resolve(document, field)?.description ?? "",
  }));
}

function resolve(
  document: oas31.OpenAPIObject,
  schema: Schema | oas31.ReferenceObject | undefined,
): Schema | undefined {
  const reference = (schema as oas31.ReferenceObject | undefined)?.$ref;
  if (reference === undefined) return schema as Schema | undefined;
  return document.components?.schemas?.[nameOf(reference)] as Schema | undefined;
}

function nameOf(reference: string): string {
  return reference.split("/").at(-1) ?? reference;
}

/** A schema in a word or two: `integer`, `Day or null`, `list of Kpi`. */
function typeOf(schema: Schema | oas31.ReferenceObject | undefined): string {
  if (schema === undefined) return "";
  if ("$ref" in schema && schema.$ref !== undefined) return nameOf(schema.$ref);
  const { anyOf, enum: values, type, items } = schema as Schema;
  if (anyOf !== undefined) return anyOf.map(typeOf).join(" or ");
  if (values !== undefined) return values.map(String).join(", ");
  if (type === "array") return `list of ${typeOf(items as Schema)}`;
  return Array.isArray(type) ? type.join(" or ") : (type ?? "");
}
