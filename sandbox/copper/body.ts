import { Refusal } from "../refusal.ts";

export type Body = Record<string, unknown>;

/** Reference 6: the words after the colon are ours. */
export function invalid(what: string): Refusal {
  return new Refusal(422, `Invalid input: Validation errors: ${what}`);
}

/** Reference 4.2: one unknown key spoils the whole request. */
export function refuseUnknown(body: Body, keys: readonly string[]): void {
  const unknown = Object.keys(body).find((key) => !keys.includes(key));
  if (unknown !== undefined) throw invalid(`${unknown}: unrecognized attribute`);
}

export function whole(body: Body, name: string): number | undefined {
  const value = body[name] ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value !== "number" || !Number.isInteger(value)) throw invalid(`${name}: a number`);
  return value;
}

/** Unix seconds, read to UTC ms. */
export function moment(body: Body, name: string): number | undefined {
  const value = whole(body, name);
  return value === undefined ? undefined : value * 1000;
}

export function numbers(body: Body, name: string): readonly number[] | undefined {
  const value = body[name] ?? undefined;
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw invalid(`${name}: a list`);
  const found = value.filter((item: unknown) => typeof item === "number");
  if (found.length < value.length) throw invalid(`${name}: numbers`);
  return found;
}

export function word<T extends string>(
  body: Body,
  name: string,
  allowed: readonly T[],
): T | undefined {
  const value = body[name] ?? undefined;
  if (value === undefined) return undefined;
  const found = allowed.find((item) => item === value);
  if (found === undefined) throw invalid(`${name}: not one of the allowed values`);
  return found;
}
