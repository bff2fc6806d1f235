import type { WorkingCalendar } from "#src/domain/calendar/working-calendar.ts";
import { SubmitButton } from "#src/ui/access/submit-button.tsx";
import type { FormState } from "./form-state.ts";
import { SettingField } from "./setting-field.tsx";
import styles from "./settings-page.module.css";
import { WeekdayFields } from "./weekday-fields.tsx";

interface WeekFormProps {
  readonly calendar: WorkingCalendar;
  readonly state: FormState | null;
}

/** The team's week. */
export function WeekForm({ calendar, state }: WeekFormProps) {
  const { weights, dayStartMinute, dayEndMinute } = calendar;
  return (
    <section className={styles["card"]} aria-labelledby="week">
      <h2 id="week" className={styles["subtitle"]}>
        The team’s week
      </h2>
      <p className={styles["note"]}>
        Today counts by the part of its working hours that has passed, by each rep’s own clock.
      </p>
      <form className={styles["form"]} method="post" action="/settings/calendar/week" noValidate>
        <WeekdayFields legend="Working days" kept={weights} state={state} />
        <div className={styles["pair"]}>
          <SettingField
            field="dayStart"
            label="Work begins"
            type="time"
            kept={clockText(dayStartMinute)}
            state={state}
          />
          <SettingField
            field="dayEnd"
            label="Work ends"
            type="time"
            kept={clockText(dayEndMinute)}
            state={state}
          />
        </div>
        <SubmitButton>Save the week</SubmitButton>
      </form>
    </section>
  );
}

/** `09:00`; the end of a day is a clock's 00:00. */
export function clockText(minute: number): string {
  const hour = String(Math.floor(minute / 60) % 24).padStart(2, "0");
  return `${hour}:${String(minute % 60).padStart(2, "0")}`;
}
