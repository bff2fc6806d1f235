/** What is wrong with a document by the rules of OpenAPI 3.1 and JSON Schema 2020-12 that can be checked without the network. */
export function openApiProblems(document: Json): string[] {
  const problems: string[] = [];
  const say = (where: string, problem: string) => problems.push(`${where}: ${problem}`);
  only(document, ["openapi", "info", "servers", "tags", "paths", "components"], "#", say);
  if (!/^3\.1\.\d+$/.test(text(document["openapi"]))) say("#/openapi", "is not 3.1");
  const info = part(document, "info");
  for (const field of ["title", "version"]) if (text(info[field]) === "") say("#/info", field);
  const components = part(document, "components");
  const schemes = Object.keys(part(components, "securitySchemes"));
  const tags = (document["tags"] as Json[]).map((tag) => text(tag["name"]));
  const ids = new Set<string>();

  for (const [path, item] of Object.entries(part(document, "paths"))) {
    if (!path.startsWith("/")) say(path, "does not begin with a stroke");
    for (const [method, given] of Object.entries(item as Json)) {
      const where = `${method} ${path}`;
      if (!METHODS.includes(method)) say(where, "is no method");
      const operation = given as Json;
      only(operation, OPERATION, where, say);
      const id = text(operation["operationId"]);
      if (id === "" || ids.has(id)) say(where, `its operationId ${id} is not its own`);
      ids.add(id);
      for (const tag of operation["tags"] as string[]) if (!tags.includes(tag)) say(where, tag);
      for (const one of operation["security"] as Json[]) {
        for (const name of Object.keys(one)) if (!schemes.includes(name)) say(where, name);
      }
      checkParameters(path, operation, where, say);
      checkResponses(part(operation, "responses"), where, say);
    }
  }
  for (const [name, scheme] of Object.entries(part(components, "securitySchemes"))) {
    checkScheme(scheme as Json, name, say);
  }
  checkSchemas(document, document, "#", say);
  return problems;
}

export type Json = { readonly [field: string]: unknown };
type Say = (where: string, problem: string) => void;

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
const OPERATION = [
  "operationId",
  "tags",
  "summary",
  "description",
  "security",
  "parameters",
  "requestBody",
  "responses",
];
const TYPES = ["null", "boolean", "object", "array", "number", "string", "integer"];
const KEYWORDS = [
  ...["$ref", "type", "enum", "const", "anyOf", "oneOf", "allOf", "items", "properties"],
  ...["required", "additionalProperties", "propertyNames", "description", "example", "format"],
  ...["pattern", "minimum", "maximum", "minLength", "maxLength", "deprecated", "default"],
  ...["minItems", "maxItems", "exclusiveMinimum", "exclusiveMaximum", "prefixItems"],
];

function checkParameters(path: string, operation: Json, where: string, say: Say): void {
  const parameters = (operation["parameters"] ?? []) as Json[];
  const names = parameters.map((one) => `${text(one["in"])} ${text(one["name"])}`);
  if (new Set(names).size !== names.length) say(where, "a parameter is there twice");
  for (const one of parameters) {
    if (!["query", "path", "header", "cookie"].includes(text(one["in"]))) say(where, "in");
    if (one["schema"] === undefined) say(where, `${text(one["name"])} has no schema`);
    if (one["in"] === "path" && one["required"] !== true) say(where, "a path's part is required");
  }
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => `path ${name}`);
  const declared = names.filter((name) => name.startsWith("path "));
  if (inPath.join() !== declared.join()) say(where, `${inPath.join()} is not ${declared.join()}`);
}

function checkResponses(responses: Json, where: string, say: Say): void {
  if (!Object.keys(responses).some((status) => status.startsWith("2"))) say(where, "never works");
  for (const [status, response] of Object.entries(responses)) {
    const at = `${where} ${status}`;
    if (!/^[1-5]\d\d$|^default$/.test(status)) say(at, "is no status");
    only(response as Json, ["description", "headers", "content", "links"], at, say);
    if (text((response as Json)["description"]) === "") say(at, "has no description");
    for (const [type, media] of Object.entries(part(response as Json, "content"))) {
      if (!/^\w+\/[\w.+-]+$/.test(type)) say(at, `${type} is no media type`);
      if ((media as Json)["schema"] === undefined) say(at, `${type} has no schema`);
    }
  }
}

function checkScheme(scheme: Json, name: string, say: Say): void {
  const wanted = { http: ["scheme"], apiKey: ["in", "name"] }[text(scheme["type"])];
  if (wanted === undefined) say(name, "is of no known type");
  for (const field of wanted ?? []) if (text(scheme[field]) === "") say(name, `has no ${field}`);
}

/** Walks everything: each reference leads somewhere, each schema has keywords and types that exist. */
function checkSchemas(document: Json, value: unknown, where: string, say: Say): void {
  if (Array.isArray(value)) {
    for (const [n, one] of value.entries()) checkSchemas(document, one, `${where}/${n}`, say);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const object = value as Json;
  if (typeof object["$ref"] === "string" && found(document, object["$ref"]) === undefined) {
    say(where, `${object["$ref"]} leads nowhere`);
  }
  for (const [key, child] of Object.entries(object)) {
    if (key === "example") continue;
    if (key === "schema" || key === "items") checkSchema(child as Json, `${where}/${key}`, say);
    if (key === "properties" || (key === "schemas" && where.endsWith("/components"))) {
      for (const [name, one] of Object.entries(child as Json)) {
        checkSchema(one as Json, `${where}/${key}/${name}`, say);
      }
    }
    checkSchemas(document, child, `${where}/${key}`, say);
  }
}

function checkSchema(schema: Json, where: string, say: Say): void {
  only(schema, KEYWORDS, where, say);
  for (const type of [schema["type"] ?? []].flat()) {
    if (!TYPES.includes(type as string)) say(where, `${type} is no type`);
  }
  const properties = Object.keys(part(schema, "properties"));
  for (const name of (schema["required"] ?? []) as string[]) {
    if (!properties.includes(name)) say(where, `${name} is required and not described`);
  }
  if (typeof schema["pattern"] === "string") new RegExp(schema["pattern"]);
}

function found(document: Json, reference: string): unknown {
  if (!reference.startsWith("#/")) return undefined;
  return reference
    .slice(2)
    .split("/")
    .reduce<unknown>((value, name) => (value as Json | undefined)?.[name], document);
}

function only(object: Json, fields: readonly string[], where: string, say: Say): void {
  for (const field of Object.keys(object)) {
    if (!fields.includes(field) && !field.startsWith("x-")) say(where, `${field} does not belong`);
  }
}

function part(object: Json, field: string): Json {
  return (object[field] ?? {}) as Json;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
