import type { CallDifference } from "#src/reports/call-differences.ts";
import type {
  ComparedDay,
  ComparedReason,
  SourceComparison,
} from "#src/reports/source-comparison.ts";
import { formatWeekday } from "#src/ui/format/days.ts";
import { formatCount, plural, UNKNOWN } from "#src/ui/format/numbers.ts";
import { signed } from "./comparison-summary.tsx";
import { REASONS } from "./reason-words.ts";
import styles from "./sources.module.css";

interface ComparedDaysProps {
  readonly comparison: SourceComparison;
  readonly nameOf: (userId: string) => string;
}

/** So many rep-days are told at once, the latest first. */
const FIRST = 20;

/** Rep by rep and day by day, those that differ; the others are only counted. */
export function ComparedDays({ comparison, nameOf }: ComparedDaysProps) {
  const isPlain = ({ reasons, justcall, copper }: ComparedDay) =>
    reasons.length === 0 && justcall !== null && copper !== null;
  const told = comparison.days.filter((day) => !isPlain(day) && !isEmpty(day));
  const equal = comparison.days.filter(isPlain).length;
  if (comparison.days.length === 0) return null;
  return (
    <section aria-labelledby="days" className={styles["days"]}>
      <h2 id="days" className={styles["subtitle"]}>
        Rep by rep
      </h2>
      <p>{plural(equal, "rep-day is", "rep-days are")} equal, call by call.</p>
      {told.length > 0 && <DayTable days={told.slice(0, FIRST)} nameOf={nameOf} />}
      {told.length > FIRST && (
        <details className={styles["more"]}>
          <summary>{plural(told.length - FIRST, "more rep-day")}</summary>
          <DayTable days={told.slice(FIRST)} nameOf={nameOf} />
        </details>
      )}
    </section>
  );
}

function DayTable({
  days,
  nameOf,
}: {
  readonly days: readonly ComparedDay[];
  readonly nameOf: (userId: string) => string;
}) {
  return (
    <div className={styles["scroll"]}>
      <table className={`${styles["table"]} ${styles["compared"]}`}>
        <thead>
          <tr>
            <th scope="col">Rep</th>
            <th scope="col">Day</th>
            <th scope="col" className={styles["number"]}>
              JustCall
            </th>
            <th scope="col" className={styles["number"]}>
              Copper
            </th>
            <th scope="col" className={styles["number"]}>
              Counted
            </th>
            <th scope="col">Why they differ</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <DayRow key={`${day.userId} ${day.day}`} day={day} nameOf={nameOf} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Read from one source, and nothing was there. */
function isEmpty({ justcall, copper }: ComparedDay): boolean {
  return (justcall ?? 0) === 0 && (copper ?? 0) === 0;
}

function DayRow({
  day,
  nameOf,
}: {
  readonly day: ComparedDay;
  readonly nameOf: (userId: string) => string;
}) {
  return (
    <tr data-user={day.userId} data-day={day.day}>
      <th scope="row">{day.userName}</th>
      <td className={styles["whole"]}>{formatWeekday(day.day)}</td>
      <td className={styles["number"]} data-label="JustCall">
        {numberText(day.justcall)}
      </td>
      <td className={styles["number"]} data-label="Copper">
        {numberText(day.copper)}
      </td>
      <td className={styles["number"]} data-label="Counted">
        {numberText(day.counted)}
      </td>
      <td className={styles["why"]}>
        {day.reasons.length === 0 ? (
          <span className={styles["effect"]}>
            {day.justcall === null ? "JustCall" : "Copper"} has not read this day.
          </span>
        ) : (
          day.reasons.map((reason) => (
            <ReasonDetails key={reason.reason} reason={reason} nameOf={nameOf} />
          ))
        )}
      </td>
    </tr>
  );
}

function ReasonDetails({
  reason,
  nameOf,
}: {
  readonly reason: ComparedReason;
  readonly nameOf: (userId: string) => string;
}) {
  return (
    <details className={styles["reason"]} data-reason={reason.reason}>
      <summary>
        {formatCount(reason.count)} {REASONS[reason.reason][0]}{" "}
        <span className={styles["effect"]}>({signed(reason.effect)})</span>
      </summary>
      <ul className={styles["examples"]}>
        {reason.examples.map((one) => (
          <li key={`${one.callId} ${one.activityId}`}>{exampleText(one, nameOf)}</li>
        ))}
        {reason.count > reason.examples.length && (
          <li>and {formatCount(reason.count - reason.examples.length)} more</li>
        )}
      </ul>
    </details>
  );
}

/** `JustCall 400000123 · Copper 88100000098 · there on Mon 16 Nov of Mara`. */
function exampleText(
  { callId, activityId, elsewhere, reason }: CallDifference,
  nameOf: (userId: string) => string,
): string {
  const ids = [
    ...(callId === null ? [] : [`JustCall ${callId}`]),
    ...(activityId === null ? [] : [`Copper ${activityId}`]),
  ];
  if (elsewhere === null) return ids.join(" · ");
  const where = reason === "other_rep" ? nameOf(elsewhere.userId) : formatWeekday(elsewhere.day);
  return [...ids, `the other record is ${reason === "other_rep" ? "of" : "on"} ${where}`].join(
    " · ",
  );
}

function numberText(value: number | null): string {
  return value === null ? UNKNOWN : formatCount(value);
}
