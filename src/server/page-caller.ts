import type { Route } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { type Caller, identify } from "./caller.ts";
import { signInAddress } from "./local-path.ts";
import { services } from "./services.ts";

/** Who asks for a page, or null when nobody we know. */
export async function pageCaller(): Promise<Caller | null> {
  return identify(await headers(), await services());
}

/** Who asks for the page at `path` (with its query); whoever is nobody we know is sent to sign in and comes back to it. */
export async function requireCaller(path: string): Promise<Caller> {
  return (await pageCaller()) ?? redirect(signInAddress(path) as Route);
}
