import { Refusal } from "../refusal.ts";

export type Query = Record<string, string>;

export function oneOf<T extends string>(
  query: Query,
  name: string,
  allowed: readonly T[],
): T | undefined {
  const value = query[name];
  if (value === undefined) return undefined;
  const found = allowed.find((item) => item === value);
  if (found === undefined) throw new Refusal(400, `Invalid ${name}`);
  return found;
}

export function wholeNumber(query: Query, name: string): number | undefined {
  const value = query[name];
  if (value === undefined) return undefined;
  if (!/^\d{1,15}$/.test(value)) throw new Refusal(400, `Invalid ${name}`);
  return Number(value);
}
