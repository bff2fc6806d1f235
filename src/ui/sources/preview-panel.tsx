import { DEFINITIONS } from "#src/domain/metrics/measure.ts";
import { CHOICES } from "#src/domain/sources/source-policy.ts";
import type { PolicyPreview, PreviewedRep } from "#src/reports/policy-preview.ts";
import { SubmitButton } from "#src/ui/access/submit-button.tsx";
import { formatRangeShort } from "#src/ui/format/days.ts";
import { formatCount, plural, UNKNOWN } from "#src/ui/format/numbers.ts";
import settings from "#src/ui/settings/settings-page.module.css";
import { ruleText } from "./policy-words.ts";
import styles from "./sources.module.css";
import type { AskedRule } from "./switch-form.tsx";

interface PreviewPanelProps {
  readonly preview: PolicyPreview;
  readonly rule: AskedRule;
  readonly nameOf: (userId: string) => string;
}

/** What a switch would change, and the button that does it. */
export function PreviewPanel({ preview, rule, nameOf }: PreviewPanelProps) {
  const { from, to, before, after, reps, changedDays, type } = preview;
  const choice = CHOICES.find(({ word }) => word === rule.choice);
  const [userId, fromDay] = [rule.who || null, rule.fromDay || null];
  const words = choice === undefined ? "" : ruleText({ ...choice, type, userId, fromDay }, nameOf);
  return (
    <section className={settings["card"]} aria-labelledby="preview" data-state="preview">
      <h2 id="preview" className={settings["subtitle"]}>
        If you switch: {words}
      </h2>
      <p className={styles["figures"]}>
        {DEFINITIONS[type].label}, {formatRangeShort({ from, to })}:{" "}
        <strong>
          {numberText(before)} → {numberText(after)}
        </strong>
        . {plural(changedDays, "rep-day changes", "rep-days change")}.
      </p>
      {reps.length > 0 && (
        <div className={styles["scroll"]}>
          <table className={styles["table"]}>
            <thead>
              <tr>
                <th scope="col">Rep</th>
                <th scope="col" className={styles["number"]}>
                  Now
                </th>
                <th scope="col" className={styles["number"]}>
                  Then
                </th>
                <th scope="col" className={styles["number"]}>
                  Days that change
                </th>
              </tr>
            </thead>
            <tbody>
              {reps.map((rep) => (
                <PreviewRow key={rep.userId} rep={rep} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <form method="post" action="/settings/sources/switch" className={styles["act"]}>
        {Object.entries(rule).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <SubmitButton>Switch</SubmitButton>
      </form>
    </section>
  );
}

function PreviewRow({ rep }: { readonly rep: PreviewedRep }) {
  return (
    <tr>
      <th scope="row">{rep.userName}</th>
      <td className={styles["number"]}>{numberText(rep.before)}</td>
      <td className={styles["number"]}>{numberText(rep.after)}</td>
      <td className={styles["number"]}>{formatCount(rep.changedDays)}</td>
    </tr>
  );
}

function numberText(value: number | null): string {
  return value === null ? UNKNOWN : formatCount(value);
}
