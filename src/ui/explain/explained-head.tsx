import Link from "next/link";
import type { Explanation } from "#src/reports/explain.ts";
import { formatRange } from "#src/ui/format/days.ts";
import { formatHour } from "#src/ui/format/instants.ts";
import { nameMeasure } from "#src/ui/format/measures.ts";
import { UNKNOWN } from "#src/ui/format/numbers.ts";
import { rangeHref } from "#src/ui/range/range-href.ts";
import { dashboardHref, rangeOf } from "#src/ui/rep/dashboard-href.ts";
import { describeArithmetic } from "./arithmetic.ts";
import styles from "./explained-head.module.css";

interface ExplainedHeadProps {
  readonly explanation: Explanation;
  readonly unassigned: string;
}

/** The number as it was shown, whose it is, of which days, and how it comes about. */
export function ExplainedHead({ explanation, unassigned }: ExplainedHeadProps) {
  const { measure, value, userId, userName, zone, hour, definition } = explanation;
  const arithmetic = describeArithmetic(explanation);
  const whose = userId === null ? "the whole team" : userName;
  return (
    <header className={styles["head"]}>
      <BackLink explanation={explanation} unassigned={unassigned} />
      <h1 className={styles["title"]}>
        <span className={styles["label"]}>
          {definition.label} · {whose}
        </span>{" "}
        <span className={styles["value"]} data-testid="explained-value" data-known={value !== null}>
          {value === null ? UNKNOWN : nameMeasure(measure, value)}
        </span>
      </h1>
      <p className={styles["days"]}>
        {formatRange(explanation)}
        {hour !== null && ` · ${formatHour(hour)}`} ·{" "}
        {userId === null ? "each rep’s days in their own zone" : `days in ${zone}`}
      </p>
      <p className={styles["arithmetic"]}>{arithmetic ?? reasonForNone(explanation)}</p>
    </header>
  );
}

function BackLink({ explanation, unassigned }: ExplainedHeadProps) {
  const { userId, userName } = explanation;
  const ofRep = userId !== null && userId !== unassigned;
  const href = ofRep
    ? dashboardHref(userId, rangeOf(explanation))
    : rangeHref("/team-dashboard", {}, rangeOf(explanation));
  return (
    <nav aria-label="Back" className={styles["back"]}>
      <Link href={href} prefetch={false}>
        <span aria-hidden="true">← </span>
        {ofRep ? `${userName}’s dashboard` : "The team’s dashboard"}
      </Link>
    </nav>
  );
}

function reasonForNone({ measure, complete, counted, parts }: Explanation): string {
  if (counted.calls > 0) return "Not known.";
  // Of days that were read and have no part, the calls that count are the CRM's.
  if (measure === "average_call_seconds" && complete && parts.length === 0)
    return "Not known: the CRM does not say how long calls were.";
  return complete
    ? "There were no calls, so there is nothing to divide by."
    : "Not known: these days are not synced.";
}
