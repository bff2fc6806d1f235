import Link from "next/link";
import type { Explanation } from "#src/reports/explain.ts";
import { plural } from "#src/ui/format/numbers.ts";
import { ActivityTable, type ListedActivity } from "./activity-table.tsx";
import { CallTable, type ListedCall } from "./call-table.tsx";
import { explainPageHref, wholeWindow } from "./explain-href.ts";
import styles from "./explained-calls.module.css";

interface ExplainedCallsProps {
  readonly explanation: Explanation;
  readonly cursors: readonly string[];
  readonly pageSize: number;
}

/** The calls themselves, newest first, a page at a time. */
export function ExplainedCalls(props: ExplainedCallsProps) {
  const { explanation, cursors, pageSize } = props;
  const { unit } = explanation;
  const isOfCalls = unit !== "items" && unit !== "money";
  const [one, many] = isOfCalls ? ["call", "calls"] : ["activity", "activities"];
  const { calls, counted, value, userId, sources, zones } = explanation;
  const shown = calls === null ? null : showing(cursors.length * pageSize, calls.length);
  return (
    <section aria-labelledby="calls" className={styles["calls"]}>
      <header className={styles["head"]}>
        {/* None were found where nothing was read, which is not to say that there were none. */}
        <h2 id="calls">
          {value === null && counted.calls === 0
            ? isOfCalls
              ? "Calls"
              : "Activities"
            : plural(counted.calls, one, many)}
        </h2>
        {shown !== null && calls !== null && calls.length < counted.calls && (
          <p>{shown}, newest first</p>
        )}
      </header>
      {calls === null && (
        <p>
          The {many} themselves are for managers and for the rep they belong to. The counts are not
          changed by that.
        </p>
      )}
      {calls !== null && calls.length === 0 && (
        <p data-state="no-calls">No {many} in this range that were read.</p>
      )}
      {calls !== null && calls.length > 0 && (
        <Listed
          isOfCalls={isOfCalls}
          nameZones={zones.length > 1}
          withAmounts={unit === "money"}
          calls={calls.map((call) => ({
            ...call,
            userName: userId === null ? call.userName : null,
          }))}
          labelOf={(source) => sources.find((known) => known.source === source)?.label ?? source}
        />
      )}
      <Pages explanation={explanation} cursors={cursors} />
    </section>
  );
}

type ListedRow = ListedCall & ListedActivity;

interface ListedProps {
  readonly isOfCalls: boolean;
  readonly nameZones: boolean;
  readonly withAmounts: boolean;
  readonly calls: readonly ListedRow[];
  readonly labelOf: (source: ListedRow["source"]) => string;
}

function Listed({ isOfCalls, calls, withAmounts, ...shown }: ListedProps) {
  if (isOfCalls)
    return <CallTable caption="The calls behind the number" calls={calls} {...shown} />;
  return (
    <ActivityTable
      caption="The activities behind the number"
      activities={calls}
      withAmounts={withAmounts}
      {...shown}
    />
  );
}

function Pages({ explanation, cursors }: Pick<ExplainedCallsProps, "explanation" | "cursors">) {
  const { next } = explanation;
  const whole = { ...explanation, ...wholeWindow(explanation) };
  if (next === null && cursors.length === 0) return null;
  return (
    <nav aria-label="Pages of calls" className={styles["pages"]}>
      {cursors.length > 0 && (
        <Link href={explainPageHref(whole, cursors.slice(0, -1))} rel="prev" prefetch={false}>
          <span aria-hidden="true">← </span>Newer calls
        </Link>
      )}
      {next !== null && (
        <Link href={explainPageHref(whole, [...cursors, next])} rel="next" prefetch={false}>
          Older calls<span aria-hidden="true"> →</span>
        </Link>
      )}
    </nav>
  );
}

function showing(before: number, count: number): string {
  return count === 0 ? "none on this page" : `${before + 1} to ${before + count}`;
}
