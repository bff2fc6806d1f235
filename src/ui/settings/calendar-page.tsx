import type { CalendarSheet } from "#src/reports/calendar-sheet.ts";
import { BandsForm } from "./bands-form.tsx";
import { CalendarTable } from "./calendar-table.tsx";
import { weekdayName } from "./calendar-words.ts";
import type { FormState } from "./form-state.ts";
import { Holidays } from "./holidays.tsx";
import { Outcome } from "./outcome.tsx";
import { SettingsHead } from "./settings-head.tsx";
import styles from "./settings-page.module.css";
import { clockText, WeekForm } from "./week-form.tsx";

export interface CalendarPageProps {
  readonly sheet: CalendarSheet;
  readonly mayChange: boolean;
  /** The form that could not be taken, by name. */
  readonly draft: (FormState & { readonly form: string }) | null;
  /** The word for what was done a moment ago. */
  readonly done: string | null;
  readonly problem: string | null;
}

const DONE: Readonly<Record<string, string>> = {
  week: "Saved the team’s week.",
  holiday: "Added the holiday.",
  "holiday-removed": "Removed the holiday.",
  bands: "Saved the bands.",
};

const NAMES: Readonly<Record<string, string>> = {
  weights: "The week",
  dayStart: "Work begins",
  dayEnd: "Work ends",
  day: "The holiday’s day",
  name: "The holiday’s name",
  onTrack: "On track from",
  behind: "Behind from",
};

/** When the team works: what pace, projections and fair comparisons are measured by. */
export function CalendarPage({ sheet, mayChange, draft, done, problem }: CalendarPageProps) {
  const stateOf = (form: string) => (draft?.form === form ? draft : null);
  const { calendar, bands, today } = sheet;
  return (
    <>
      <SettingsHead
        title="Working calendar"
        lead="What is expected by now, and what a period comes to, is measured by working days: not by the days of the calendar."
      />
      <Outcome
        done={done === null ? null : (DONE[done] ?? null)}
        state={draft}
        problem={problem}
        nameOf={fieldName}
      />
      <CalendarTable sheet={sheet} mayChange={mayChange} />
      <div className={styles["columns"]}>
        <div className={styles["stack"]}>
          {mayChange ? (
            <WeekForm calendar={calendar} state={stateOf("week")} />
          ) : (
            <section className={styles["card"]} aria-labelledby="hours">
              <h2 id="hours" className={styles["subtitle"]}>
                Working hours
              </h2>
              <p className={styles["none"]}>
                {clockText(calendar.dayStartMinute)} to {clockText(calendar.dayEndMinute)}, by each
                rep’s own clock. Managers set these; you may look.
              </p>
            </section>
          )}
          <BandsForm bands={bands} state={stateOf("bands")} mayChange={mayChange} />
        </div>
        <Holidays
          holidays={calendar.holidays}
          today={today}
          state={stateOf("holiday")}
          mayChange={mayChange}
        />
      </div>
    </>
  );
}

/** What people call a field of a calendar's form. */
export function fieldName(field: string): string {
  const [, weekday] = /^weights\.(\d)$/.exec(field) ?? [];
  return weekday === undefined ? (NAMES[field] ?? "It") : weekdayName(Number(weekday));
}
