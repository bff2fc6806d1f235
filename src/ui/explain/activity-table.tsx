import type { Source } from "#src/domain/activity/activity.ts";
import { formatZone, momentParts } from "#src/ui/format/instants.ts";
import { formatCount, UNKNOWN } from "#src/ui/format/numbers.ts";
import styles from "./call-table.module.css";

export interface ListedActivity {
  readonly callId: string;
  readonly source: Source;
  /** ISO instant. */
  readonly at: string;
  /** IANA zone of the rep's days. */
  readonly zone: string;
  /** Null where the whole list is one rep's. */
  readonly userName: string | null;
  readonly text: string | null;
  readonly amount: number | null;
}

interface ActivityTableProps {
  readonly activities: readonly ListedActivity[];
  readonly caption: string;
  /** Whether each time says its zone, because the list has several. */
  readonly nameZones: boolean;
  /** Whether each has a value in money. */
  readonly withAmounts: boolean;
  /** How people write a source. */
  readonly labelOf: (source: Source) => string;
}

/** What a CRM has that is no call: e-mails, meetings, moves, deals; one a row. */
export function ActivityTable(props: ActivityTableProps) {
  const { activities, caption, nameZones, withAmounts, labelOf } = props;
  const several = activities.some(({ userName }) => userName !== null);
  return (
    <div className={`${styles["frame"]} ${several ? styles["several"] : ""}`}>
      <table className={styles["table"]}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">When</th>
            {several && <th scope="col">Rep</th>}
            <th scope="col">What</th>
            {withAmounts && (
              <th scope="col" className={styles["number"]}>
                Value
              </th>
            )}
            <th scope="col" className={styles["apart"]}>
              Source
            </th>
          </tr>
        </thead>
        <tbody>
          {activities.map((one) => {
            const { date, time } = momentParts(one.at, one.zone);
            return (
              <tr key={one.callId} data-call-id={one.callId}>
                <td>
                  <time dateTime={one.at}>
                    {date}, {time}
                    {nameZones && (
                      <span className={styles["zone"]}> {formatZone(one.at, one.zone)}</span>
                    )}
                  </time>
                </td>
                {several && <td>{one.userName}</td>}
                <td className={styles["text"]}>
                  {one.text ?? UNKNOWN}
                  <span className={`${styles["id"]} ${styles["close"]}`}>
                    {labelOf(one.source)} {one.callId}
                  </span>
                </td>
                {withAmounts && (
                  <td className={styles["number"]}>
                    {one.amount === null ? UNKNOWN : formatCount(one.amount)}
                  </td>
                )}
                <td className={`${styles["id"]} ${styles["apart"]}`}>
                  {labelOf(one.source)} {one.callId}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
