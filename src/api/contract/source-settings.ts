import { z } from "zod";
import { SOURCES } from "#src/domain/activity/activity.ts";
import { MAPPED_KINDS, STAGE_GROUPS } from "#src/domain/activity/activity-mapping.ts";
import { METRIC_TYPES } from "#src/domain/metrics/metric.ts";
import { POLICY_MODES } from "#src/domain/sources/source-policy.ts";
import { dayText, instantText, source } from "./fields.ts";
import { settingDay, settingsOf } from "./setting-fields.ts";

const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, `must be one of ${values.join(", ")}`);

/** `PUT /api/settings/mapping`: what the CRM's types and stages stand for, all of it. */
export const mappingRequest = settingsOf({
  types: z
    .record(z.string(), oneOf(MAPPED_KINDS), "must be an object of types and what they stand for")
    .meta({ description: "By category and id, `user/702301`." }),
  stages: z
    .record(z.string(), oneOf(STAGE_GROUPS), "must be an object of stages and their groups")
    .meta({ description: "By the stage's id." }),
});

/** `POST /api/settings/sources`: one rule of the source policy. */
export const policyRequest = settingsOf({
  type: oneOf(METRIC_TYPES),
  userId: z
    .string("must be a user's id, or null for everybody")
    .trim()
    .min(1, "must not be empty")
    .nullish()
    .transform((id) => id ?? null)
    .meta({ description: "Null: everybody who has no rule of their own." }),
  fromDay: settingDay
    .nullish()
    .transform((day) => day ?? null)
    .meta({ description: "Null: ever since." }),
  mode: oneOf(POLICY_MODES),
  order: z
    .array(oneOf(SOURCES), 'must be a list of sources, as ["copper"]')
    .min(1, "must name at least one source")
    .refine((order) => new Set(order).size === order.length, "names a source twice"),
}).readonly();

/** `POST /api/settings/matches`: whose a vendor's person is. */
export const matchRequest = settingsOf({
  source: z.enum(["justcall", "copper"], "must be justcall or copper"),
  personId: z.string("is missing").min(1, "is missing"),
  to: z.enum(["user", "nobody", "address"], "must be user, nobody or address").meta({
    description: "`address`: not by hand any more, but by e-mail address.",
  }),
  userId: z
    .string("must be a user's id")
    .trim()
    .nullish()
    .transform((id) => (id === "" ? null : (id ?? null))),
}).refine(({ to, userId }) => to !== "user" || userId !== null, {
  path: ["userId"],
  message: "must name the user",
});

/** `POST /api/settings/undo` */
export const undoRequest = settingsOf({ id: z.string("is missing").min(1, "is missing") });

const rule = z
  .object({
    type: z.enum(METRIC_TYPES),
    userId: z.string().nullable(),
    fromDay: dayText.nullable(),
    mode: z.enum(POLICY_MODES),
    order: z.array(source),
  })
  .meta({ id: "SourceRule" });

const match = z
  .object({ source, personId: z.string(), userId: z.string().nullable() })
  .meta({ id: "PersonMatch" });

const mapping = z
  .object({
    types: z.record(z.string(), z.enum(MAPPED_KINDS)),
    stages: z.record(z.string(), z.enum(STAGE_GROUPS)),
  })
  .meta({ id: "ActivityMapping" });

const entry = {
  id: z.string(),
  at: instantText,
  by: z.string(),
  undoes: z.string().nullable().meta({ description: "The change that this one undid." }),
};

export const settingChange = z
  .discriminatedUnion("what", [
    z.object({ ...entry, what: z.literal("policy"), before: z.array(rule), after: z.array(rule) }),
    z.object({ ...entry, what: z.literal("mapping"), before: mapping.nullable(), after: mapping }),
    z.object({
      ...entry,
      what: z.literal("match"),
      before: match.nullable(),
      after: match.nullable(),
    }),
  ])
  .meta({ id: "SettingChange" });

/** The answer to each of these requests. */
export const sourceChangeAnswer = z
  .object({
    success: z.literal(true),
    change: settingChange.nullable().meta({ description: "Null: everything was so already." }),
  })
  .meta({ id: "SourceChangeAnswer" });

/** `GET /api/settings/sources` */
export const sourcePolicyAnswer = z
  .object({ policy: z.array(rule), changes: z.array(settingChange) })
  .meta({ id: "SourcePolicyAnswer" });

const nullableText = z.string().nullable();

/** `GET /api/settings/mapping` */
export const mappingAnswer = z
  .object({
    catalogue: z
      .object({
        types: z.array(z.object({ key: z.string(), name: nullableText, disabled: z.boolean() })),
        pipelines: z.array(
          z.object({
            id: z.string(),
            name: nullableText,
            stages: z.array(z.object({ id: z.string(), name: nullableText })),
          }),
        ),
      })
      .nullable()
      .meta({ description: "As the last sync found it; null before the first." }),
    mapping,
  })
  .meta({ id: "MappingAnswer" });

const vendorPerson = {
  source,
  label: z.string(),
  personId: z.string(),
  name: nullableText,
  email: nullableText,
};

/** `GET /api/people/unmatched` */
export const unmatchedAnswer = z
  .object({
    people: z.array(z.object({ ...vendorPerson, activities: z.number().int() })),
    byHand: z.array(z.object({ ...vendorPerson, userId: nullableText, userName: nullableText })),
    reps: z.array(
      z.object({ userId: z.string(), userName: z.string(), source, label: z.string() }),
    ),
    rows: z.array(
      z.object({
        source,
        label: z.string(),
        count: z.number().int(),
        examples: z.array(
          z.object({ sourceId: z.string(), reason: z.string(), at: instantText.nullable() }),
        ),
      }),
    ),
  })
  .meta({ id: "Unmatched" });
