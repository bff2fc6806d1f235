import { z } from "zod";

/**
 * What JustCall sends, as far as we read it. Every leaf of a call may be null (Airbyte's schema from real records); numbers
 * may come as text through older versions and relays. Open sets stay plain text here: the mapper decides.
 */
const amount = z
  .union([
    z.number(),
    z
      .string()
      .trim()
      .regex(/^\d+(\.\d+)?$/)
      .transform(Number),
  ])
  .pipe(
    z
      .number()
      .min(0)
      .max(86_400 * 30),
  )
  .transform(Math.round);
const seconds = amount.nullish();
const text = z.string().nullish();
const vendorId = z.union([z.number().int(), z.string().trim()]).transform(String);

export const callRowSchema = z.object({
  id: vendorId.refine((id) => /^[1-9]\d*$/.test(id), "is not an id"),
  contact_number: z.union([z.string(), z.number().transform(String)]).nullish(),
  agent_id: vendorId.nullish(),
  agent_name: text,
  agent_email: text,
  call_date: z.string(),
  call_time: z.string(),
  call_info: z.object({ direction: text, type: text }),
  call_duration: z.object({
    total_duration: seconds,
    friendly_duration: text,
    conversation_time: seconds,
    hold_time: seconds,
    ring_time: seconds,
  }),
});
export type CallRow = z.infer<typeof callRowSchema>;

export const userRowSchema = z.object({
  id: vendorId,
  name: text,
  email: text,
  timezone: text,
});
export type UserRow = z.infer<typeof userRowSchema>;

/** A list's envelope. `data` may be missing, null or wrapped once more; `total_count` is not promised by the docs. */
export const pageSchema = z.object({
  total_count: z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]).nullish(),
  next_page_link: text,
  data: z
    .union([
      z.array(z.unknown()),
      z.object({ data: z.array(z.unknown()) }).transform((d) => d.data),
    ])
    .nullish(),
});

/** A single call comes bare (the vendor's spec) or in an envelope (as other single reads of the API do). */
export const singleSchema = z.union([
  z.object({ data: z.record(z.string(), z.unknown()) }).transform((body) => body.data),
  z.record(z.string(), z.unknown()),
]);
