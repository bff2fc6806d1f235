import { z } from "zod";
import { instantText } from "./fields.ts";

/** What is kept for one person beside their numbers. */
export const userSettingsSchema = z
  .object({
    lastJustCallSyncAt: instantText.nullable(),
    lastCopperSyncAt: instantText.nullable(),
  })
  .meta({ id: "UserSettings" });
