import type { z } from "zod";

/** What a schema describes, as our reports give it: nothing in it can be changed. */
export type Shape<Schema extends z.ZodType> = Unchangeable<z.output<Schema>>;

type Unchangeable<Value> = Value extends readonly (infer Item)[]
  ? readonly Unchangeable<Item>[]
  : Value extends object
    ? { readonly [Field in keyof Value]: Unchangeable<Value[Field]> }
    : Value;
