import type { Explanation } from "#src/reports/explain.ts";
import { measureFormat } from "#src/ui/format/measures.ts";
import { formatCount, formatDuration, plural } from "#src/ui/format/numbers.ts";

const minutes = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });

/** How the number comes from the list, in words: "45 calls; 1 h of talk (3,600 s) / 45 = 1:20 average". Null where there is no number. */
export function describeArithmetic(explanation: Explanation): string | null {
  const { measure, value, counted } = explanation;
  if (value === null) return null;
  const calls = plural(counted.calls, "call");
  const talk = `${formatDuration(counted.totalSeconds)} of talk`;
  const seconds = `${formatCount(counted.totalSeconds)} s`;
  switch (measure) {
    case "phone_call_quantity":
      return `${calls} in the list, together ${talk}`;
    case "talk_time_minutes":
      return `${calls}; ${talk} (${seconds} / 60 = ${minutes.format(value)} minutes)`;
    case "average_call_seconds":
      return `${calls}; ${talk} (${seconds}) / ${formatCount(counted.calls)} = ${measureFormat(measure)(value)} average`;
    case "answered_share":
      return `${formatCount(counted.answered ?? 0)} answered of ${plural(counted.calls, "outgoing call")} in the list: ${measureFormat(measure)(value)}`;
    case "reps_calling":
      return `${plural(value, "rep")} with at least one of the ${calls} in the list`;
    default:
      return "the sum of its days";
  }
}

/** Whether the parts of a number add up to it: counts and sums do, an average or a share of several does not. */
export function addsUp({ unit }: Pick<Explanation, "unit">): boolean {
  return unit !== "seconds" && unit !== "share";
}
