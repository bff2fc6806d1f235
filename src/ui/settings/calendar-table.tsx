import type { Route } from "next";
import Link from "next/link";
import type { CalendarRep, CalendarSheet } from "#src/reports/calendar-sheet.ts";
import { formatRange, formatRangeShort } from "#src/ui/format/days.ts";
import styles from "./calendar-table.module.css";
import {
  dayRuns,
  formatUnits,
  monthName,
  shortMonthName,
  weekWords,
  workingDaysText,
} from "./calendar-words.ts";
import page from "./settings-page.module.css";

interface CalendarTableProps {
  readonly sheet: CalendarSheet;
  readonly mayChange: boolean;
}

const MOST_AWAY = 2;

/** Everybody's working days of the next months, and what is different for whom. */
export function CalendarTable({ sheet, mayChange }: CalendarTableProps) {
  const { months, days, reps, calendar } = sheet;
  return (
    <section className={page["card"]} aria-labelledby="working-days">
      <h2 id="working-days" className={page["subtitle"]}>
        Working days
      </h2>
      <p className={page["note"]}>{preview(sheet)}</p>
      <table className={styles["table"]}>
        <caption className="visually-hidden">Working days of each month</caption>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Week</th>
            <th scope="col">Away</th>
            {months.map((month) => (
              <th key={month.from} scope="col" className={styles["number"]}>
                <abbr title={monthName(month)}>{shortMonthName(month)}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className={styles["team"]}>
            <th scope="row">The team</th>
            <td>{weekWords(calendar.weights)}</td>
            <td />
            {days.map((amount, place) => (
              <td key={months[place]?.from} className={styles["number"]}>
                {formatUnits(amount)}
              </td>
            ))}
          </tr>
          {reps.map((rep) => (
            <Row key={rep.userId} rep={rep} sheet={sheet} mayChange={mayChange} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ rep, sheet, mayChange }: CalendarTableProps & { readonly rep: CalendarRep }) {
  const { userId, userName, calendar, days } = rep;
  const href = `/settings/calendar/reps/${encodeURIComponent(userId)}`;
  return (
    <tr>
      <th scope="row">
        <Link href={href as Route} prefetch={false}>
          {userName}
          <span className="visually-hidden">{mayChange ? ": change" : ": open"}</span>
        </Link>
      </th>
      <td>{calendar.weights === null ? "the team’s" : weekWords(calendar.weights)}</td>
      <td>{awayText(rep, sheet.today)}</td>
      {days.map((amount, place) => (
        <td
          key={sheet.months[place]?.from}
          className={styles["number"]}
          data-differs={amount !== sheet.days[place]}
        >
          {formatUnits(amount)}
        </td>
      ))}
    </tr>
  );
}

function awayText({ calendar }: CalendarRep, today: string): string {
  const { startDay, daysOff } = calendar;
  const runs = dayRuns(daysOff.filter((day) => day >= today));
  const texts = runs.slice(0, MOST_AWAY).map(formatRangeShort);
  if (runs.length > MOST_AWAY) texts.push("…");
  if (startDay !== null && startDay > today) {
    texts.unshift(`begins ${formatRange({ from: startDay, to: startDay })}`);
  }
  return texts.join(", ");
}

const MOST_NAMED = 3;

/** `November 2026: 20 working days for the team, 17 for Mara.` */
function preview({ months, days, reps }: CalendarSheet): string {
  const [month] = months;
  const [team = 0] = days;
  if (month === undefined) return "";
  const others = reps.filter((rep) => rep.days[0] !== team);
  const named = others
    .slice(0, MOST_NAMED)
    .map((rep) => `, ${formatUnits(rep.days[0] ?? 0)} for ${rep.userName}`);
  const rest = others.length - named.length;
  const more = rest > 0 ? ` and other numbers for ${rest} more` : "";
  return `${monthName(month)}: ${workingDaysText(team)} for the team${named.join("")}${more}.`;
}
