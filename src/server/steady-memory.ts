import { setFlagsFromString } from "node:v8";

/**
 * Keeps the process small: V8 lets its heap grow to three times what is in use before it collects, which for a long sync is
 * a hundred megabytes of rows long forgotten. Collecting sooner costs about a tenth of a sync's speed and makes its memory
 * the same for ten thousand calls as for a million (`npm run bench -- memory`). Young rows are collected in the space they have
 * from the start, for the same reason.
 *
 * Finished work of the optimising compiler is let go at once, not when a background thread comes to it: under load on two
 * cores that is 30 MB (`npm run bench -- boards`).
 */
export function keepMemorySteady(): void {
  setFlagsFromString("--heap-growing-percent=40");
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--no-maglev-destroy-on-background");
}
