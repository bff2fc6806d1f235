import type { Source } from "../activity/activity.ts";

/** The two that see the same calls: the telephone system that makes them, and the CRM in which they are logged. */
export const DIALER: Source = "justcall";
export const CRM: Source = "copper";
