import type { ExplainedTwin } from "#src/reports/explain.ts";
import { formatPercent } from "#src/ui/format/numbers.ts";

const RULES: Readonly<Record<ExplainedTwin["rule"], string>> = {
  same_log: "logged on another contact too",
  call_id: "by its call id",
  dialer_text: "by its wording; the call itself was not found",
  number_and_time: "by number and time",
};

/** `Also Copper 88100000098, by its call id (100 % sure)`. */
export function twinText({ callId, rule, confidence }: ExplainedTwin, label: string): string {
  const record = callId === null ? label : `${label} ${callId}`;
  return `Also ${record}, ${RULES[rule]} (${formatPercent(confidence)} sure)`;
}
