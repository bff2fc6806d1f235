import type { Explanation } from "#src/reports/explain.ts";
import { formatWeekday } from "#src/ui/format/days.ts";
import { formatInstant } from "#src/ui/format/instants.ts";
import { measureFormat } from "#src/ui/format/measures.ts";
import { plural } from "#src/ui/format/numbers.ts";
import { addsUp } from "./arithmetic.ts";
import { explainApiHref, explainHref, wholeWindow } from "./explain-href.ts";
import styles from "./explained-basis.module.css";
import { LeftOut } from "./left-out.tsx";
import { ShareList } from "./share-list.tsx";

/** Longer lists wait to be opened, so that the calls are not far down a page. */
const OPEN_REPS = 25;
const OPEN_DAYS = 31;

interface ExplainedBasisProps {
  readonly explanation: Explanation;
  readonly unassigned: string;
}

/** What the number means, what it is made of, what it leaves out, and when it was read. */
export function ExplainedBasis({ explanation, unassigned }: ExplainedBasisProps) {
  const { definition, readAt, sources, zone } = explanation;
  const whole = { ...explanation, ...wholeWindow(explanation) };
  const labels = sources.filter(({ lastSuccessAt }) => lastSuccessAt !== null);
  return (
    <div className={styles["basis"]}>
      <section aria-labelledby="definition">
        <h2 id="definition">What is counted</h2>
        <dl className={styles["definition"]}>
          <dt>Counts</dt>
          <dd>{definition.counts}</dd>
          <dt>Day</dt>
          <dd>{definition.time}</dd>
          <dt>Credited to</dt>
          <dd>{definition.credited}</dd>
        </dl>
      </section>
      <Parts explanation={explanation} unassigned={unassigned} />
      <Days explanation={explanation} />
      <LeftOut {...explanation} zone={zone} />
      <section aria-labelledby="read">
        <h2 id="read">When it was read</h2>
        <p>
          {readAt === null
            ? "These days were not read yet."
            : readAt.from === readAt.to
              ? `From ${labels.map(({ label }) => label).join(" and ")}, ${formatInstant(readAt.to, zone)}.`
              : `From ${labels.map(({ label }) => label).join(" and ")}, between ${formatInstant(readAt.from, zone)} and ${formatInstant(readAt.to, zone)}.`}
        </p>
        <p className={styles["data"]}>
          The same as data: <a href={explainApiHref(whole, "json")}>JSON</a>
          {explanation.calls !== null && (
            <>
              {" "}
              or <a href={explainApiHref(whole, "csv")}>CSV</a>
            </>
          )}
        </p>
      </section>
    </div>
  );
}

function Parts({ explanation, unassigned }: ExplainedBasisProps) {
  const { parts, measure, userId } = explanation;
  const whole = { ...explanation, ...wholeWindow(explanation) };
  if (userId !== null || parts.length === 0) return null;
  return (
    <details className={styles["list"]} open={parts.length <= OPEN_REPS}>
      <summary>
        <h2>By rep</h2> <span>{plural(parts.length, "row")}</span>
      </summary>
      <ShareList
        format={measureFormat(measure)}
        shares={parts.map((part) => ({
          key: part.userId,
          name: part.userName,
          value: part.value,
          href: explainHref({ ...whole, userId: part.userId }),
          quiet: part.userId === unassigned,
        }))}
      />
      <Together explanation={explanation} />
    </details>
  );
}

function Days({ explanation }: Pick<ExplainedBasisProps, "explanation">) {
  const { days, measure } = explanation;
  if (days.length < 2) return null;
  return (
    <details className={styles["list"]} open={days.length <= OPEN_DAYS}>
      <summary>
        <h2>By day</h2> <span>{plural(days.length, "day")}</span>
      </summary>
      <ShareList
        format={measureFormat(measure)}
        shares={days.map(({ day, value }) => ({
          key: day,
          name: formatWeekday(day),
          value,
          href: explainHref({ ...explanation, from: day, to: day }),
          quiet: value === 0 || value === null,
        }))}
      />
      {measure !== "reps_calling" && <Together explanation={explanation} />}
    </details>
  );
}

/** The line below a list: the sum, or that there is none to be had. */
function Together({ explanation }: Pick<ExplainedBasisProps, "explanation">) {
  const { value, measure } = explanation;
  return (
    <p className={styles["together"]}>
      {addsUp(explanation) ? (
        <>
          <span>Together</span>{" "}
          <strong>{value === null ? "–" : measureFormat(measure)(value)}</strong>
        </>
      ) : (
        <span>
          Each is on its own: these do not add up, and their mean is not the number above.
        </span>
      )}
    </p>
  );
}
