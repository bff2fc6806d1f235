import type { Route } from "next";
import Link from "next/link";
import { PERIODS, type Period } from "#src/domain/calendar/period.ts";
import styles from "#src/ui/overview/period-switch.module.css";

const NAMES: Readonly<Record<Period, string>> = {
  daily: "Day",
  weekly: "Week",
  monthly: "Month",
  quarterly: "Quarter",
};

/** Links, so that every period's sheet has its address and works without script. */
export function GoalPeriods({ period }: { readonly period: Period }) {
  return (
    <nav aria-label="Goals for each">
      <ul className={styles["list"]}>
        {PERIODS.map((shown) => (
          <li key={shown}>
            <Link
              href={`/settings/goals?period=${shown}` as Route}
              className={styles["link"]}
              aria-current={shown === period ? "page" : undefined}
              prefetch={false}
            >
              {NAMES[shown]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
