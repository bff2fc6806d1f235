import { z } from "zod";

/** The process can serve and its store answers. */
export const healthSchema = z.object({ status: z.literal("ok") }).meta({ id: "Health" });
