import type { Day } from "#src/domain/calendar/day.ts";
import { DEFINITIONS } from "#src/domain/metrics/measure.ts";
import { METRIC_TYPES, type MetricType } from "#src/domain/metrics/metric.ts";
import { CHOICES } from "#src/domain/sources/source-policy.ts";
import { SubmitButton } from "#src/ui/access/submit-button.tsx";
import settings from "#src/ui/settings/settings-page.module.css";
import { choiceText } from "./policy-words.ts";

/** The fields of a rule, as a form or an address has them. */
export interface AskedRule {
  readonly type: MetricType;
  /** Empty: everybody. */
  readonly who: string;
  /** Empty: ever since. */
  readonly fromDay: string;
  readonly choice: string;
}

interface SwitchFormProps {
  readonly reps: readonly { readonly userId: string; readonly userName: string }[];
  readonly rule: AskedRule;
  readonly asked: { readonly from: Day; readonly to: Day; readonly userId: string | null };
}

/** Asks what a switch would change; the switch itself is behind the answer. */
export function SwitchForm({ reps, rule, asked }: SwitchFormProps) {
  return (
    <section className={settings["card"]} aria-labelledby="switch">
      <h2 id="switch" className={settings["subtitle"]}>
        Switch
      </h2>
      <p className={settings["note"]}>
        See first what would change. No document is rewritten, whichever counts.
      </p>
      <form className={settings["form"]} method="get" action="/settings/sources">
        <input type="hidden" name="from" value={asked.from} />
        <input type="hidden" name="to" value={asked.to} />
        <input type="hidden" name="preview" value="1" />
        <div className={settings["pair"]}>
          <label className={settings["field"]}>
            <span className={settings["label"]}>Metric</span>
            <select name="type" className={settings["input"]} defaultValue={rule.type}>
              {METRIC_TYPES.map((type) => (
                <option key={type} value={type}>
                  {DEFINITIONS[type].label}
                </option>
              ))}
            </select>
          </label>
          <label className={settings["field"]}>
            <span className={settings["label"]}>For</span>
            <select name="who" className={settings["input"]} defaultValue={rule.who}>
              <option value="">Everybody</option>
              {reps.map(({ userId, userName }) => (
                <option key={userId} value={userId}>
                  {userName}
                </option>
              ))}
            </select>
          </label>
          <label className={settings["field"]}>
            <span className={settings["label"]}>From (empty: ever since)</span>
            <input
              type="date"
              name="fromDay"
              className={settings["input"]}
              defaultValue={rule.fromDay}
            />
          </label>
        </div>
        <fieldset className={settings["group"]}>
          <legend>What counts</legend>
          {CHOICES.map((choice) => (
            <label key={choice.word} className={settings["choice"]}>
              <input
                type="radio"
                name="choice"
                value={choice.word}
                defaultChecked={choice.word === rule.choice}
              />
              <span>{choiceText(choice)}</span>
            </label>
          ))}
        </fieldset>
        <SubmitButton quiet>Show what would change</SubmitButton>
      </form>
    </section>
  );
}
