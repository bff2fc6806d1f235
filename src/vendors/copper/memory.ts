import { z } from "zod";

/** What one sync leaves for the next. */
export const copperMemorySchema = z.object({
  /** Everything entered before this instant (ms) has been read, whatever day it was entered for. */
  seenUntil: z.number(),
  /** By contact, `person/5520014`: its phone numbers, digits only. */
  numbers: z.record(z.string(), z.array(z.string())),
});
export type CopperMemory = z.infer<typeof copperMemorySchema>;
