import type { SourceStatus } from "#src/reports/source-status.ts";

/** Why nobody can sync this source here: it has no key, or what keeps any sync of the team from starting. */
export function blockReason(
  { configured, label }: Pick<SourceStatus, "configured" | "label">,
  teamReason: string | null,
): string | null {
  return configured ? teamReason : `${label} is not connected yet.`;
}
