import { headers } from "next/headers";
import { type Caller, identify } from "./caller.ts";
import { services } from "./services.ts";

/** Who asks for a page, or null when nobody we know. */
export async function pageCaller(): Promise<Caller | null> {
  return identify(await headers(), await services());
}
