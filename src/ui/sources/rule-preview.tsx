import type { Day } from "#src/domain/calendar/day.ts";
import { DEFINITIONS } from "#src/domain/metrics/measure.ts";
import type { SourcePolicy, SourceRule } from "#src/domain/sources/source-policy.ts";
import type { PolicyPreview } from "#src/reports/policy-preview.ts";
import { SubmitButton } from "#src/ui/access/submit-button.tsx";
import { formatRange } from "#src/ui/format/days.ts";
import { measureFormat, nameMeasure } from "#src/ui/format/measures.ts";
import { formatCount, plural, UNKNOWN } from "#src/ui/format/numbers.ts";
import { choiceWords, sinceWords } from "./policy-words.ts";
import table from "./source-table.module.css";
import { type ShownComparison, SOURCES_PATH } from "./sources-href.ts";
import styles from "./switch-form.module.css";
import { Carried } from "./switch-form.tsx";

export interface AskedPreview {
  readonly rule: SourceRule;
  readonly preview: PolicyPreview;
  /** The form's fields that this rule was read from. */
  readonly fields: Readonly<Record<string, string>>;
}

interface RulePreviewProps extends AskedPreview {
  /** As it is now. */
  readonly policy: SourcePolicy;
  readonly shown: ShownComparison;
  readonly today: Day;
  readonly nameOf: (userId: string) => string;
}

/** What a rule would change, and the button that sets exactly this rule. */
export function RulePreview(props: RulePreviewProps) {
  const { rule, preview, fields, shown, today, nameOf } = props;
  const { type, changedDays, before, after } = preview;
  const who = rule.userId === null ? "everybody" : nameOf(rule.userId);
  return (
    <section className={styles["preview"]} aria-labelledby="preview" data-state="preview">
      <h3 id="preview">
        {DEFINITIONS[type].label}: {choiceWords(rule)}, for {who}, {sinceWords(rule.fromDay, today)}
      </h3>
      <p className={styles["said"]}>{daysWords(props)}</p>
      <p className={styles["change"]}>
        {written(type, before)} → {written(type, after)}{" "}
        <small>
          now → then,{" "}
          {changedDays === 0
            ? "no rep-day changes"
            : `${plural(changedDays, "rep-day")} ${changedDays === 1 ? "changes" : "change"}`}
        </small>
      </p>
      <OtherRules {...props} />
      {preview.reps.length > 0 && <RepTable preview={preview} />}
      <p className={styles["said"]}>
        No document is rewritten: all numbers of both sources stay as they are, and boards follow at
        once. You can roll it back in one step.
      </p>
      <form method="post" action={`${SOURCES_PATH}/rules`}>
        <Carried shown={shown} />
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <SubmitButton>Switch</SubmitButton>
      </form>
    </section>
  );
}

/** What goes before this rule, so that it reaches less than it says. */
function OtherRules({ rule, policy, nameOf }: RulePreviewProps) {
  const ofType = policy.filter(({ type }) => type === rule.type);
  const [next] = ofType
    .filter(
      ({ userId, fromDay }) => userId === rule.userId && (fromDay ?? "") > (rule.fromDay ?? ""),
    )
    .map(({ fromDay }) => fromDay)
    .sort();
  const reps = [...new Set(ofType.flatMap(({ userId }) => userId ?? []))].map(nameOf);
  return (
    <>
      {next != null && (
        <p className={styles["said"]}>
          From {formatRange({ from: next, to: next })} on, a later rule goes before this one.
        </p>
      )}
      {rule.userId === null && reps.length > 0 && (
        <p className={styles["said"]}>Rules of their own stay: {reps.join(", ")}.</p>
      )}
    </>
  );
}

function RepTable({ preview: { reps, type } }: Pick<AskedPreview, "preview">) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section className={table["frame"]} aria-label="Changes by rep" tabIndex={0}>
      <table className={table["table"]}>
        <caption className="visually-hidden">What would change, by rep</caption>
        <thead>
          <tr>
            <th scope="col">Rep</th>
            {["Now", "Then", "Rep-days that change"].map((name) => (
              <th key={name} scope="col" className={table["number"]}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reps.map((rep) => (
            <tr key={rep.userId}>
              <th scope="row" data-rep>
                {rep.userName}
              </th>
              <td className={table["number"]}>{written(type, rep.before)}</td>
              <td className={table["number"]}>{written(type, rep.after)}</td>
              <td className={table["number"]}>{formatCount(rep.changedDays)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function daysWords({ rule, preview, today }: RulePreviewProps): string {
  if (rule.fromDay !== null && rule.fromDay > today) {
    return "It begins on a day to come, so nothing that is shown today changes.";
  }
  const to = preview.to > today ? today : preview.to;
  const days = `Over ${formatRange({ from: preview.from, to: to < preview.from ? preview.from : to })}`;
  return rule.fromDay === preview.from ? `${days}.` : `${days}; earlier days follow the same rule.`;
}

function written(type: PolicyPreview["type"], amount: number | null) {
  if (amount === null) {
    return (
      <>
        <span aria-hidden="true">{UNKNOWN}</span>
        <span className="visually-hidden">no number</span>
      </>
    );
  }
  return <span title={nameMeasure(type, amount)}>{measureFormat(type)(amount)}</span>;
}
