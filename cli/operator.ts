import type { Caller } from "#src/server/caller.ts";

/** Whoever can run a command on the data folder may do everything to it. */
export const OPERATOR: Caller = { name: "cli", role: "admin", userId: null };
