import type { ReactNode } from "react";
import type { Day } from "#src/domain/calendar/day.ts";
import { DEFINITIONS } from "#src/domain/metrics/measure.ts";
import type { SourceChoice, SourcePolicy } from "#src/domain/sources/source-policy.ts";
import { SubmitButton } from "#src/ui/access/submit-button.tsx";
import { type FormState, fieldId, problemOf, shownValue } from "#src/ui/settings/form-state.ts";
import page from "#src/ui/settings/settings-page.module.css";
import type { Choosable } from "./compared-range.tsx";
import { choiceWords, countedBy, typesWithChoice } from "./policy-words.ts";
import { type ShownComparison, SOURCES_PATH } from "./sources-href.ts";
import styles from "./switch-form.module.css";

/** What can be chosen here; the API takes any order. */
const CHOICES: readonly SourceChoice[] = [
  { mode: "first", order: ["justcall", "copper"] },
  { mode: "first", order: ["copper", "justcall"] },
  { mode: "only", order: ["justcall"] },
  { mode: "only", order: ["copper"] },
  { mode: "together", order: ["justcall", "copper"] },
];

interface SwitchFormProps {
  readonly policy: SourcePolicy;
  readonly people: readonly Choosable[];
  readonly shown: ShownComparison;
  readonly today: Day;
  /** The rule as it was asked, where it was. */
  readonly state: FormState | null;
  /** What it would change. */
  readonly children: ReactNode;
}

/** Another source for a metric: looked at first, then set. */
export function SwitchForm(props: SwitchFormProps) {
  const { policy, people, shown, today, state, children } = props;
  return (
    <section className={page["card"]} aria-labelledby="switch">
      <h2 id="switch" className={page["subtitle"]}>
        Switch
      </h2>
      <p className={page["note"]}>
        Both sources keep being read. What is chosen here decides which of their numbers count; no
        number is rewritten, so each switch can be rolled back.
      </p>
      <form
        className={`${page["form"]} ${styles["form"]}`}
        action={`${SOURCES_PATH}#switch`}
        method="get"
        noValidate
      >
        <Carried shown={shown} />
        <div className={styles["fields"]}>
          <Choice field="type" label="Of what" state={state} kept="phone_call_quantity">
            {typesWithChoice(policy).map((type) => (
              <option key={type} value={type}>
                {DEFINITIONS[type].label}
              </option>
            ))}
          </Choice>
          <Choice field="who" label="For whom" state={state} kept="">
            <option value="">Everybody</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Choice>
        </div>
        <Since today={today} state={state} />
        <Rules policy={policy} today={today} state={state} />
        <input type="hidden" name="preview" value="1" />
        <SubmitButton quiet={Boolean(children)}>Show what would change</SubmitButton>
      </form>
      {children}
    </section>
  );
}

/** The days and the rep that are compared above stay. */
export function Carried({ shown }: Pick<SwitchFormProps, "shown">) {
  return Object.entries(shown)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

function Choice(props: {
  readonly field: string;
  readonly label: string;
  readonly kept: string;
  readonly state: FormState | null;
  readonly children: ReactNode;
}) {
  const { field, label, kept, state, children } = props;
  return (
    <div className={page["field"]}>
      <label className={page["label"]} htmlFor={fieldId(field)}>
        {label}
      </label>
      <select
        id={fieldId(field)}
        name={field}
        className={page["input"]}
        defaultValue={shownValue(state, field, kept)}
        key={shownValue(state, field, kept)}
      >
        {children}
      </select>
      <Problem field={field} label={label} state={state} />
    </div>
  );
}

function Since({ today, state }: Pick<SwitchFormProps, "today" | "state">) {
  const since = shownValue(state, "since", "day");
  const problem = problemOf(state, "fromDay");
  return (
    <fieldset className={`${page["group"]} ${styles["group"]}`}>
      <legend>Since when</legend>
      <div className={styles["since"]}>
        <label className={page["choice"]}>
          <input type="radio" name="since" value="day" defaultChecked={since !== "ever"} />
          From this day on
        </label>
        <input
          type="date"
          id={fieldId("fromDay")}
          name="fromDay"
          aria-label="From this day on"
          className={`${page["input"]} ${styles["day"]}`}
          defaultValue={shownValue(state, "fromDay", today)}
          aria-invalid={problem === null ? undefined : true}
          aria-describedby={problem === null ? undefined : `${fieldId("fromDay")}-problem`}
        />
      </div>
      <label className={page["choice"]}>
        <input type="radio" name="since" value="ever" defaultChecked={since === "ever"} />
        Ever: all days there are
      </label>
      <Problem field="fromDay" label="The day" state={state} />
    </fieldset>
  );
}

function Rules({ policy, today, state }: Pick<SwitchFormProps, "policy" | "today" | "state">) {
  const [everybody] = countedBy(policy, "phone_call_quantity", today);
  const values = CHOICES.map(sentValue);
  const now = values[CHOICES.findIndex((one) => everybody && sameWords(one, everybody.now.choice))];
  const chosen = shownValue(state, "rule", now ?? values[0] ?? "");
  return (
    <fieldset className={`${page["group"]} ${styles["group"]}`} id={fieldId("rule")}>
      <legend>Which counts</legend>
      <div className={styles["rules"]}>
        {CHOICES.map((choice) => (
          <label key={sentValue(choice)} className={page["choice"]}>
            <input
              type="radio"
              name="rule"
              value={sentValue(choice)}
              defaultChecked={sentValue(choice) === chosen}
            />
            {choiceWords(choice)}
          </label>
        ))}
      </div>
      <Problem field="rule" label="What counts" state={state} />
    </fieldset>
  );
}

function Problem(props: {
  readonly field: string;
  readonly label: string;
  readonly state: FormState | null;
}) {
  const problem = problemOf(props.state, props.field);
  if (problem === null) return null;
  return (
    <span id={`${fieldId(props.field)}-problem`} className={page["problem"]}>
      {props.label} {problem}.
    </span>
  );
}

function sentValue({ mode, order }: SourceChoice): string {
  return `${mode}:${order.join(",")}`;
}

function sameWords(one: SourceChoice, other: SourceChoice): boolean {
  return choiceWords(one) === choiceWords(other);
}
