import Link from "next/link";
import type { WorkingCalendar } from "#src/domain/calendar/working-calendar.ts";
import type { RepOverview } from "#src/reports/rep-overview.ts";
import { explainHref, wholeWindow } from "#src/ui/explain/explain-href.ts";
import { formatHour } from "#src/ui/format/instants.ts";
import { formatCount, plural } from "#src/ui/format/numbers.ts";
import styles from "./hour-bars.module.css";
import { isSynced } from "./rep-calls-known.ts";

export type WorkingHours = Pick<WorkingCalendar, "dayStartMinute" | "dayEndMinute">;

interface HourBarsProps {
  readonly overview: RepOverview;
  readonly workingHours: WorkingHours;
}

/** The window's calls by the hour of the rep's day at which they began; the darker foot of a bar is what was answered. */
export function HourBars({ overview, workingHours }: HourBarsProps) {
  const { byHour, zone } = overview;
  const top = Math.max(0, ...byHour.map(({ calls }) => calls));
  return (
    <section aria-labelledby="hours">
      <header className={styles["head"]}>
        <h2 id="hours" className={styles["heading"]}>
          By hour of day
        </h2>
        {top > 0 && (
          <p className={styles["legend"]} aria-hidden="true">
            <Key name="answered" /> <Key name="not answered" /> <Key name="working hours" />
          </p>
        )}
      </header>
      {top === 0 ? (
        <p className={styles["none"]}>
          {isSynced(overview)
            ? "There are no calls in these days to show."
            : "These days are not synced."}
        </p>
      ) : (
        <ol className={styles["hours"]} aria-label={`Calls by hour of day in ${zone}`}>
          {byHour.map((hour) => (
            <Hour
              key={hour.hour}
              {...hour}
              top={top}
              overview={overview}
              workingHours={workingHours}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

function Key({ name }: { readonly name: string }) {
  return (
    <span className={styles["entry"]}>
      <span className={styles["key"]} data-key={name} /> {name}
    </span>
  );
}

type HourProps = RepOverview["byHour"][number] & HourBarsProps & { readonly top: number };

function Hour({ hour, calls, answered, top, overview, workingHours }: HourProps) {
  const { userId } = overview;
  const count = calls === 0 ? "" : formatCount(calls);
  const window = wholeWindow(overview);
  // Above the highest bar its number has room.
  const part = (count: number) => `calc((100% - 1.2rem) * ${top === 0 ? 0 : count / top})`;
  const bar = (
    <>
      <span className={styles["plot"]} aria-hidden="true">
        <span className={styles["bar"]} style={{ blockSize: part(calls) }}>
          <span className={styles["count"]} style={{ fontSize: countSize(count) }}>
            {count}
          </span>
        </span>
        <span className={styles["answered"]} style={{ blockSize: part(answered) }} />
      </span>
      <span className={styles["hour"]} aria-hidden="true">
        {hour}
      </span>
      <span className="visually-hidden">
        {formatHour(hour)}: {plural(calls, "call")}
        {calls > 0 && `, ${formatCount(answered)} answered`}
      </span>
    </>
  );
  return (
    <li className={styles["slot"]} data-working={isWorking(hour, workingHours)}>
      {calls === 0 ? (
        bar
      ) : (
        <Link
          href={explainHref({ measure: "phone_call_quantity", userId, ...window, hour })}
          className={styles["link"]}
          prefetch={false}
        >
          {bar}
        </Link>
      )}
    </li>
  );
}

/** As large as its own column has room for, so that neighbours stay apart: a digit is 0.6 of its height wide. */
function countSize(text: string): string {
  return `min(0.75rem, ${(100 / ((text.length + 1) * 0.6)).toFixed(1)}cqi)`;
}

/** Whether any of the hour lies within working hours. */
function isWorking(hour: number, { dayStartMinute, dayEndMinute }: WorkingHours): boolean {
  return (hour + 1) * 60 > dayStartMinute && hour * 60 < dayEndMinute;
}
