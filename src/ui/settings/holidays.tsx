import type { Day } from "#src/domain/calendar/day.ts";
import type { Holiday } from "#src/domain/calendar/working-calendar.ts";
import { SubmitButton } from "#src/ui/access/submit-button.tsx";
import { formatRange } from "#src/ui/format/days.ts";
import { plural } from "#src/ui/format/numbers.ts";
import type { FormState } from "./form-state.ts";
import { SettingField } from "./setting-field.tsx";
import styles from "./settings-page.module.css";

interface HolidaysProps {
  /** By day. */
  readonly holidays: readonly Holiday[];
  readonly today: Day;
  readonly state: FormState | null;
  readonly mayChange: boolean;
}

/** Days on which nobody works. */
export function Holidays({ holidays, today, state, mayChange }: HolidaysProps) {
  const past = holidays.filter(({ day }) => day < today);
  const coming = holidays.filter(({ day }) => day >= today);
  return (
    <section className={styles["card"]} aria-labelledby="holidays">
      <h2 id="holidays" className={styles["subtitle"]}>
        Holidays
      </h2>
      <p className={styles["note"]}>Nobody is expected to call on these days.</p>
      {coming.length === 0 ? (
        <p className={styles["none"]}>No holiday lies ahead.</p>
      ) : (
        <HolidayList holidays={coming} mayChange={mayChange} />
      )}
      {past.length > 0 && (
        <details className={styles["past"]}>
          <summary>{plural(past.length, "holiday")} in the past</summary>
          <HolidayList holidays={past.toReversed()} mayChange={mayChange} />
        </details>
      )}
      {mayChange && (
        <form
          className={styles["form"]}
          method="post"
          action="/settings/calendar/holidays"
          noValidate
        >
          <div className={styles["pair"]}>
            <SettingField field="day" label="Day" type="date" kept="" state={state} />
            <SettingField
              field="name"
              label="Name"
              maxLength={80}
              autoComplete="off"
              kept=""
              state={state}
              wide
            />
          </div>
          <SubmitButton quiet>Add the holiday</SubmitButton>
        </form>
      )}
    </section>
  );
}

function HolidayList({ holidays, mayChange }: Pick<HolidaysProps, "holidays" | "mayChange">) {
  return (
    <ul className={styles["list"]}>
      {holidays.map(({ day, name }) => (
        <li key={day} className={styles["item"]}>
          <span>
            <strong>{name}</strong>{" "}
            <time dateTime={day}>{formatRange({ from: day, to: day })}</time>
          </span>
          {mayChange && (
            <form method="post" action="/settings/calendar/removed-holidays">
              <input type="hidden" name="day" value={day} />
              <button type="submit" className={styles["small"]} aria-label={`Remove ${name}`}>
                Remove
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}
