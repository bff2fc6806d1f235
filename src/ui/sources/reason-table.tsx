import { UNASSIGNED } from "#src/domain/people/person.ts";
import type { SourceComparison } from "#src/reports/source-comparison.ts";
import { formatCount, plural } from "#src/ui/format/numbers.ts";
import { REASON_WORDS, signed } from "./reason-words.ts";
import styles from "./source-table.module.css";

const IN_TWO_PLACES = ["other_day", "other_rep"];

/** All differences by their reason. */
export function ReasonTable({ reasons, days }: Pick<SourceComparison, "reasons" | "days">) {
  const unassigned = unassignedCount(days);
  return (
    <>
      <h3 className={styles["title"]}>Why they differ</h3>
      <div className={styles["frame"]}>
        <table className={styles["table"]}>
          <caption className="visually-hidden">Differences by their reason</caption>
          <thead>
            <tr>
              <th scope="col">Reason</th>
              <th scope="col" className={styles["number"]}>
                How often
              </th>
              <th scope="col" className={styles["number"]}>
                Copper − JustCall
              </th>
            </tr>
          </thead>
          <tbody>
            {reasons.map(({ reason, count, effect }) => (
              <tr key={reason} data-reason={reason}>
                <th scope="row" className={styles["sentence"]}>
                  {REASON_WORDS[reason].sentence}
                </th>
                <td className={styles["number"]}>{formatCount(count)}</td>
                <td className={styles["number"]}>{signed(effect)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {reasons.some(({ reason }) => IN_TWO_PLACES.includes(reason)) && (
        <p className={styles["note"]}>
          A call on another day or under another rep stands here twice: where it is missing, and
          where it is one more.
        </p>
      )}
      {unassigned > 0 && (
        <p className={styles["note"]}>
          {plural(unassigned, "difference")} {unassigned === 1 ? "is" : "are"} under Unassigned:
          calls that nobody took, or of somebody who is no user here.
        </p>
      )}
    </>
  );
}

function unassignedCount(days: SourceComparison["days"]): number {
  return days
    .filter(({ userId }) => userId === UNASSIGNED)
    .flatMap(({ reasons }) => reasons)
    .reduce((sum, { count }) => sum + count, 0);
}
