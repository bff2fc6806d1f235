import type { CrmDetails } from "#src/domain/activity/activity.ts";
import type { Twin } from "#src/domain/activity/twin.ts";

/** The text is compared to see whether anything changed, so its fields have one order. */
export function crmText({ text, numbers, subject, stage, amount }: CrmDetails): string {
  return JSON.stringify({ text, numbers, subject, stage, amount });
}

export function readCrm(text: string): CrmDetails {
  return JSON.parse(text) as CrmDetails;
}

export function twinText({ source, sourceId, rule, confidence }: Twin): string {
  return JSON.stringify({ source, sourceId, rule, confidence });
}

export function readTwin(text: string | null): Twin | null {
  return text === null ? null : (JSON.parse(text) as Twin);
}
