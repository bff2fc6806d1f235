import type { Source } from "#src/domain/activity/activity.ts";

interface SourceWords {
  /** What a sync of it reads, one of them. */
  readonly item: string;
  readonly items: string;
  /** What it calls a person. */
  readonly person: string;
  /** The button that reads it anew, as the page names it. */
  readonly button: string;
  /** The settings that connect it. */
  readonly settings: readonly [string, string];
}

const CALLS = {
  item: "call",
  items: "calls",
  person: "agent",
  button: "Sync JustCall Data",
  settings: ["JUSTCALL_API_KEY", "JUSTCALL_API_SECRET"],
} as const;
const ACTIVITIES = {
  item: "activity",
  items: "activities",
  person: "user",
  button: "Sync Copper",
  settings: ["COPPER_API_TOKEN", "COPPER_USER_EMAIL"],
} as const;

export function sourceWords(source: Source): SourceWords {
  return source === "copper" ? ACTIVITIES : CALLS;
}
