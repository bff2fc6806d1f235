import { z } from "zod";

/** `askedAt`: ms since 1970; the numbers are as of then, digits only. */
const contactSchema = z.object({ numbers: z.array(z.string()), askedAt: z.number() });

/** What one sync leaves for the next. */
export const copperMemorySchema = z.object({
  /** Everything entered before this instant (ms) has been read, whatever day it was entered for; null: nobody has looked yet. */
  seenUntil: z.number().nullable(),
  /** By contact, `person/5520014`, those needed last at the end. None in what was left before the asking had a time. */
  contacts: z.record(z.string(), contactSchema).default({}),
});
export type CopperMemory = z.infer<typeof copperMemorySchema>;
export type KnownContact = z.infer<typeof contactSchema>;
