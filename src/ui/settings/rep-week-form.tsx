import type { RepCalendar, WeekdayWeights } from "#src/domain/calendar/working-calendar.ts";
import { SubmitButton } from "#src/ui/access/submit-button.tsx";
import { weekWords } from "./calendar-words.ts";
import { type FormState, shownValue } from "./form-state.ts";
import { SettingField } from "./setting-field.tsx";
import styles from "./settings-page.module.css";
import week from "./weekday-fields.module.css";
import { WeekdayFields } from "./weekday-fields.tsx";

interface RepWeekFormProps {
  readonly userId: string;
  readonly calendar: RepCalendar;
  /** The team's weekdays. */
  readonly team: WeekdayWeights;
  readonly state: FormState | null;
}

/** A rep's own weekdays, and since when they are here. */
export function RepWeekForm({ userId, calendar, team, state }: RepWeekFormProps) {
  const { weights, startDay } = calendar;
  const chosen = shownValue(state, "week", weights === null ? "team" : "own");
  return (
    <section className={styles["card"]} aria-labelledby="own-week">
      <h2 id="own-week" className={styles["subtitle"]}>
        Week
      </h2>
      <p className={styles["note"]}>
        A personal goal already speaks of this week: part-time work does not lower it, days off do.
      </p>
      <form
        className={styles["form"]}
        method="post"
        action="/settings/calendar/rep-week"
        noValidate
      >
        <input type="hidden" name="userId" value={userId} />
        <fieldset className={styles["group"]}>
          <legend>Works</legend>
          <label className={styles["choice"]}>
            <input type="radio" name="week" value="team" defaultChecked={chosen === "team"} />
            As the team: {weekWords(team)}
          </label>
          <label className={styles["choice"]}>
            <input type="radio" name="week" value="own" defaultChecked={chosen === "own"} />
            On days of their own
          </label>
        </fieldset>
        <div className={week["own"]}>
          <WeekdayFields legend="Days of their own" kept={weights ?? team} state={state} />
        </div>
        <SettingField
          field="startDay"
          label="First day at work, if it counts"
          type="date"
          kept={startDay ?? ""}
          state={state}
        />
        <SubmitButton>Save the week</SubmitButton>
      </form>
    </section>
  );
}
