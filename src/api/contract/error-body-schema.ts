import { z } from "zod";
import { ERROR_CODES } from "#src/domain/errors.ts";
import type { ErrorBody } from "./errors.ts";

/** What every refusal and failure is answered with. */
export const errorBodySchema = z
  .object({
    success: z.literal(false),
    error: z.string().meta({ description: "For people: what happened and what to do." }),
    code: z.enum(ERROR_CODES).meta({ id: "ErrorCode" }),
    requestId: z.string().meta({ description: "Found in the log beside the cause." }),
  })
  .meta({ id: "ErrorBody" }) satisfies z.ZodType<ErrorBody>;
