import Link from "next/link";
import type { Day } from "#src/domain/calendar/day.ts";
import type { CalendarRep, CalendarSheet } from "#src/reports/calendar-sheet.ts";
import { fieldName } from "./calendar-page.tsx";
import { monthName, weekWords, workingDaysText } from "./calendar-words.ts";
import { DaysOff } from "./days-off.tsx";
import type { FormState } from "./form-state.ts";
import { Outcome } from "./outcome.tsx";
import { RepWeekForm } from "./rep-week-form.tsx";
import { SettingsHead } from "./settings-head.tsx";
import styles from "./settings-page.module.css";

export interface RepCalendarPageProps {
  readonly rep: CalendarRep;
  readonly sheet: Pick<CalendarSheet, "calendar" | "months" | "today">;
  readonly mayChange: boolean;
  readonly draft: (FormState & { readonly form: string }) | null;
  readonly done: string | null;
  readonly problem: string | null;
}

const DONE: Readonly<Record<string, string>> = {
  "rep-week": "Saved.",
  "days-off": "Added the days off.",
  "days-off-removed": "Removed the days off.",
};

const NAMES: Readonly<Record<string, string>> = {
  startDay: "First day at work",
  from: "First day off",
  to: "Last day off",
  daysOff: "Days off",
};

/** When one rep works. */
export function RepCalendarPage(props: RepCalendarPageProps) {
  const { rep, sheet, mayChange, draft, done, problem } = props;
  const { userId, userName, calendar } = rep;
  const stateOf = (form: string) => (draft?.form === `${form} of ${userId}` ? draft : null);
  return (
    <>
      <SettingsHead title={`${userName}: working days`} lead={leadText(rep, sheet)}>
        <Link href="/settings/calendar">The team’s calendar</Link>
      </SettingsHead>
      <Outcome
        done={done === null ? null : (DONE[done] ?? null)}
        state={draft}
        problem={problem}
        nameOf={(field) => NAMES[field] ?? fieldName(field)}
      />
      <div className={styles["columns"]}>
        {mayChange ? (
          <RepWeekForm
            userId={userId}
            calendar={calendar}
            team={sheet.calendar.weights}
            state={stateOf("week")}
          />
        ) : (
          <section className={styles["card"]} aria-labelledby="own-week">
            <h2 id="own-week" className={styles["subtitle"]}>
              Week
            </h2>
            <p className={styles["none"]}>
              {weekWords(calendar.weights ?? sheet.calendar.weights)}. Managers set this; you may
              look.
            </p>
          </section>
        )}
        <DaysOff
          userId={userId}
          daysOff={calendar.daysOff}
          today={sheet.today}
          state={stateOf("days off")}
          mayChange={mayChange}
        />
      </div>
    </>
  );
}

/** `20 working days in November 2026, 21 working days in December 2026, …` */
function leadText(
  { days }: CalendarRep,
  { months }: { readonly months: readonly { readonly from: Day; readonly to: Day }[] },
): string {
  const parts = months.map(
    (month, place) => `${workingDaysText(days[place] ?? 0)} in ${monthName(month)}`,
  );
  return `${parts.join(", ")}.`;
}
