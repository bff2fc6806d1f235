import Link from "next/link";
import type { WeekStart } from "#src/domain/calendar/period.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import type { RepOverview } from "#src/reports/rep-overview.ts";
import { explainHref } from "#src/ui/explain/explain-href.ts";
import { formatDayOfMonth, formatWeekday, formatWeekdayName } from "#src/ui/format/days.ts";
import { formatCount, formatPercent, plural, UNKNOWN } from "#src/ui/format/numbers.ts";
import { toWeeks } from "./calendar-weeks.ts";
import styles from "./wall-calendar.module.css";

type CalendarDay = RepOverview["calendar"][number];

interface WallCalendarProps {
  readonly overview: RepOverview;
  readonly weekStart: WeekStart;
}

/** The last days as a wall calendar: the deeper the colour, the nearer to the day's target; the number is in it. */
export function WallCalendar({ overview, weekStart }: WallCalendarProps) {
  const weeks = toWeeks(overview.calendar, weekStart);
  const today = dayOf(Date.parse(overview.asOf), overview.zone);
  const targeted = overview.calendar.some(({ target }) => target !== null);
  return (
    <>
      <table className={styles["calendar"]}>
        <caption className="visually-hidden">Calls on each of the last days</caption>
        <thead>
          <tr>
            {weeks[0]?.map(({ day }) => (
              <th key={day} scope="col">
                {formatWeekdayName(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]?.day}>
              {week.map(({ day, entry }) => (
                <td key={day}>
                  {entry !== null && (
                    <DayCell entry={entry} isToday={day === today} userId={overview.userId} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Legend targeted={targeted} />
    </>
  );
}

interface DayCellProps {
  readonly entry: CalendarDay;
  readonly isToday: boolean;
  readonly userId: string;
}

function DayCell({ entry, isToday, userId }: DayCellProps) {
  const { day, calls, working } = entry;
  return (
    <Link
      href={explainHref({ measure: "phone_call_quantity", userId, from: day, to: day })}
      className={`${styles["ground"]} ${styles["day"]}`}
      data-level={levelOf(entry)}
      data-today={isToday}
      title={entry.holiday ?? undefined}
      prefetch={false}
    >
      <span aria-hidden="true" className={styles["date"]}>
        {formatDayOfMonth(day)}
      </span>
      <span aria-hidden="true" className={styles["calls"]}>
        {calls === null ? UNKNOWN : calls === 0 && !working ? "" : formatCount(calls)}
      </span>
      <span className="visually-hidden">{describe(entry, isToday)}</span>
    </Link>
  );
}

/** `unknown`, `off`, `plain` (worked, no target), or 1 to 5 by what part of the target was reached. */
function levelOf({ calls, working, attainment }: CalendarDay): string {
  if (calls === null) return "unknown";
  if (!working) return "off";
  if (attainment === null) return "plain";
  if (attainment >= 1) return "5";
  return String(1 + Math.floor(Math.max(0, attainment) * 4));
}

function describe(
  { day, calls, target, attainment, working, holiday }: CalendarDay,
  isToday: boolean,
) {
  const words = [`${formatWeekday(day)}: ${calls === null ? "not synced" : plural(calls, "call")}`];
  if (attainment !== null && target !== null) {
    words.push(`${formatPercent(attainment)} of the day’s ${formatCount(target)}`);
  }
  if (holiday !== null) words.push(holiday);
  else if (!working) words.push("day off");
  if (isToday) words.push("today, not over yet");
  return words.join(", ");
}

function Legend({ targeted }: { readonly targeted: boolean }) {
  return (
    <p className={styles["legend"]} aria-hidden="true">
      {targeted && (
        <span className={styles["scale"]}>
          less of the day’s target
          {[1, 2, 3, 4, 5].map((level) => (
            <Swatch key={level} level={String(level)} />
          ))}
          reached
        </span>
      )}
      <span className={styles["scale"]}>
        <Swatch level="off" /> day off
      </span>
      <span className={styles["scale"]}>
        <Swatch level="unknown" /> not synced
      </span>
    </p>
  );
}

function Swatch({ level }: { readonly level: string }) {
  return <span className={`${styles["ground"]} ${styles["swatch"]}`} data-level={level} />;
}
