import type { CallOutcome, Source } from "#src/domain/activity/activity.ts";
import type { ExplainedTwin } from "#src/reports/explain.ts";
import { describeCall } from "#src/ui/format/call-words.ts";
import { formatZone, momentParts } from "#src/ui/format/instants.ts";
import { formatClock, UNKNOWN } from "#src/ui/format/numbers.ts";
import styles from "./call-table.module.css";
import { twinText } from "./twin-words.ts";

export interface ListedCall {
  readonly callId: string;
  readonly source: Source;
  /** ISO instant. */
  readonly at: string;
  /** IANA zone of the rep's days. */
  readonly zone: string;
  /** Null where the whole list is one rep's. */
  readonly userName: string | null;
  readonly direction: "in" | "out" | null;
  readonly outcome: CallOutcome | null;
  readonly totalSeconds: number;
  readonly otherNumber: string | null;
  /** What was written down of it. */
  readonly text: string | null;
  readonly twins: readonly ExplainedTwin[];
}
interface CallTableProps {
  readonly calls: readonly ListedCall[];
  readonly caption: string;
  /** Whether each time says its zone, because the list has several. */
  readonly nameZones: boolean;
  /** How people write a source. */
  readonly labelOf: (source: Source) => string;
}

/** Calls, one a row: when, who, what became of it, how long, with whom, and by which id the source knows it. */
export function CallTable({ calls, caption, nameZones, labelOf }: CallTableProps) {
  const several = calls.some(({ userName }) => userName !== null);
  return (
    <div className={`${styles["frame"]} ${several ? styles["several"] : ""}`}>
      <table className={styles["table"]}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Started</th>
            {several && (
              <th scope="col" className={styles["wide"]}>
                Rep
              </th>
            )}
            <th scope="col">Call</th>
            <th scope="col" className={styles["number"]}>
              Duration
            </th>
            <th scope="col">
              Other number<span className={styles["close"]}>, source</span>
            </th>
            <th scope="col" className={styles["apart"]}>
              Source
            </th>
          </tr>
        </thead>
        <tbody>
          {calls.map((call) => (
            <CallRow
              key={`${call.source} ${call.callId}`}
              call={call}
              several={several}
              nameZone={nameZones}
              labelOf={labelOf}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CallRowProps {
  readonly call: ListedCall;
  readonly several: boolean;
  readonly nameZone: boolean;
  readonly labelOf: (source: Source) => string;
}

function CallRow({ call, several, nameZone, labelOf }: CallRowProps) {
  const label = labelOf(call.source);
  const { date, time } = momentParts(call.at, call.zone);
  return (
    <tr data-call-id={call.callId}>
      <td>
        <time dateTime={call.at}>
          <span className={styles["whole"]}>{date},</span>{" "}
          <span className={styles["whole"]}>
            {time}
            {nameZone && <span className={styles["zone"]}> {formatZone(call.at, call.zone)}</span>}
          </span>
        </time>
        {several && <span className={styles["narrow"]}>{call.userName}</span>}
      </td>
      {several && <td className={styles["wide"]}>{call.userName}</td>}
      <td className={call.text === null ? undefined : styles["text"]}>
        {call.text === null
          ? describeCall(call.direction, call.outcome)
          : `Logged: ${firstLine(call.text)}`}
        {call.twins.map((twin) => (
          <span key={`${twin.source} ${twin.callId}`} className={styles["twin"]}>
            {twinText(twin, labelOf(twin.source))}
          </span>
        ))}
      </td>
      <td className={styles["number"]}>
        {call.source === "copper" ? UNKNOWN : formatClock(call.totalSeconds)}
      </td>
      <td>
        <span className={styles["phone"]}>
          {call.otherNumber ?? (
            <>
              <span aria-hidden="true">{UNKNOWN}</span>
              <span className="visually-hidden">not known</span>
            </>
          )}
        </span>
        <span className={`${styles["id"]} ${styles["close"]}`}>
          {label} {call.callId}
        </span>
      </td>
      <td className={`${styles["id"]} ${styles["apart"]}`}>
        {label} {call.callId}
      </td>
    </tr>
  );
}

const MOST_SHOWN = 80;

function firstLine(text: string): string {
  const [line = ""] = text.trim().split("\n");
  return line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN)}…` : line;
}
