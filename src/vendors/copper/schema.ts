import { z } from "zod";

/**
 * What Copper sends, as far as we read it. Copper adds fields and kinds of activity without a new version (change policy of
 * its developer docs), so unknown keys and types pass, and what only decorates a row is never a reason to refuse it.
 */
const vendorId = z.union([z.number().int(), z.string().trim()]).transform(String);
const rowId = vendorId.refine((id) => /^[1-9]\d*$/.test(id), "is not an id");
const text = z.string().nullish().catch(null);
const amount = z.number().nullish().catch(null);
/** Seconds since 1970. A number beyond the year 3000 is something else, such as milliseconds. */
const seconds = z.number().int().min(0).max(32_503_680_000);

/** A deleted row is answered as its id and `is_deleted` alone (developer docs, activities overview). */
export const stubSchema = z.object({ id: rowId, is_deleted: z.literal(true) });

/** Ids of types are unique only within their category. System rows bear a name now and then, which says what changed. */
export const typeSchema = z.object({ id: vendorId, category: z.string(), name: text });

export const parentSchema = z.object({ id: vendorId, type: z.string() });

export const activityRowSchema = z.object({
  id: rowId,
  type: typeSchema,
  parent: parentSchema.nullish(),
  user_id: vendorId.nullish(),
  activity_date: seconds,
  /** Text or null; an object for e-mails. */
  details: z.unknown().optional(),
  /** Null, text or an object, by what changed. */
  old_value: z.unknown().optional(),
  new_value: z.unknown().optional(),
});
export type ActivityRow = z.infer<typeof activityRowSchema>;

const address = z.object({ email: text }).nullish().catch(null);
/** An e-mail's details; the subject is missing where the mail is private. */
export const emailSchema = z.object({
  sender: address,
  recipients: z.array(address).nullish().catch(null),
  subject: text,
});

export const stageValueSchema = z.object({ id: vendorId, name: text });

export const createdSchema = z.object({ date_created: seconds });

export const opportunitySchema = z.object({
  id: rowId,
  name: text,
  assignee_id: vendorId.nullish().catch(null),
  date_created: seconds.nullish().catch(null),
  /** A word in answers: Open, Won, Lost, Abandoned. */
  status: text,
  /** In main units, not cents; the converted one is in the account's currency where several are in use. */
  monetary_value: amount,
  converted_value: amount,
});
export type Opportunity = z.infer<typeof opportunitySchema>;

export const userRowSchema = z.object({ id: rowId, name: text, email: text });
export type UserRow = z.infer<typeof userRowSchema>;

/** An object of two lists, not one list. */
export const typesSchema = z.object({
  user: z.array(
    z.object({ id: vendorId, name: text, is_disabled: z.boolean().nullish().catch(null) }),
  ),
});
export type ActivityTypes = z.infer<typeof typesSchema>;

/** The order of a pipeline's stages is the order of the list. */
export const pipelinesSchema = z.array(
  z.object({
    id: vendorId,
    name: text,
    stages: z.array(z.object({ id: vendorId, name: text })).nullish(),
  }),
);
export type Pipelines = z.infer<typeof pipelinesSchema>;

/** People and companies have a list of numbers; so have leads. */
export const contactSchema = z.object({
  success: z.literal(true).optional(),
  phone_numbers: z
    .array(
      z
        .object({ number: z.union([z.string(), z.number().transform(String)]) })
        .catch({ number: "" }),
    )
    .nullish()
    .catch(null),
});
