import type { Route } from "next";
import Link from "next/link";
import type { Period } from "#src/domain/calendar/period.ts";
import { PERIOD_WORDS } from "#src/ui/format/period-words.ts";
import styles from "./period-switch.module.css";

const SHOWN = ["daily", "weekly", "monthly", "quarterly"] as const satisfies readonly Period[];

/** As in the range picker of the other pages. */
const KEYS: Readonly<Record<Period, string>> = {
  daily: "t",
  weekly: "w",
  monthly: "m",
  quarterly: "q",
};

/** Links, so that every period has its address and works without script. */
export function PeriodSwitch({ period }: { readonly period: Period }) {
  return (
    <nav aria-label="Period">
      <ul className={styles["list"]}>
        {SHOWN.map((shown) => (
          <li key={shown}>
            <Link
              href={`/?period=${shown}` as Route}
              className={styles["link"]}
              aria-current={shown === period ? "page" : undefined}
              scroll={false}
              data-shortcut={KEYS[shown]}
              prefetch={false}
            >
              {PERIOD_WORDS[shown].name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
