import type { CallDifference } from "#src/reports/call-differences.ts";
import type { ComparedReason } from "#src/reports/source-comparison.ts";
import { formatWeekday } from "#src/ui/format/days.ts";
import { formatMoment } from "#src/ui/format/instants.ts";
import { formatCount } from "#src/ui/format/numbers.ts";
import { REASON_WORDS } from "./reason-words.ts";
import styles from "./source-table.module.css";

interface DayReasonsProps {
  readonly reasons: readonly ComparedReason[];
  /** In which moments are written. */
  readonly zone: string;
  readonly nameOf: (userId: string) => string;
}

/** Why a rep's day differs: in a line, and opened with some of the calls. */
export function DayReasons({ reasons, zone, nameOf }: DayReasonsProps) {
  const line = reasons
    .map(({ reason, count }) => `${formatCount(count)} ${REASON_WORDS[reason].short}`)
    .join(", ");
  return (
    <details>
      <summary>{line}</summary>
      <ul className={styles["examples"]}>
        {reasons.map(({ reason, count, examples }) => (
          <li key={reason}>
            <p>{REASON_WORDS[reason].sentence}</p>
            <ul>
              {examples.map((one) => (
                <li key={`${one.callId} ${one.activityId} ${one.effect}`}>
                  {exampleWords(one, zone, nameOf)}
                </li>
              ))}
              {count > examples.length && <li>and {formatCount(count - examples.length)} more</li>}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** `Mon 16 Nov, 14:05: JustCall’s call 412, Copper’s record 98; in JustCall on Tue 17 Nov`. */
function exampleWords(
  { reason, effect, callId, activityId, at, elsewhere }: CallDifference,
  zone: string,
  nameOf: DayReasonsProps["nameOf"],
): string {
  const ids = [
    ...(callId === null ? [] : [`JustCall’s call ${callId}`]),
    ...(activityId === null ? [] : [`Copper’s record ${activityId}`]),
  ].join(", ");
  const start = `${formatMoment(new Date(at).toISOString(), zone)}: ${ids}`;
  if (elsewhere === null) return start;
  const other = effect === -1 ? "Copper" : "JustCall";
  const where =
    reason === "other_rep"
      ? `under ${nameOf(elsewhere.userId)}, ${formatWeekday(elsewhere.day)}`
      : `on ${formatWeekday(elsewhere.day)}`;
  return `${start}; in ${other} ${where}`;
}
