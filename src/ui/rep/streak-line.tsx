import type { RepOverview } from "#src/reports/rep-overview.ts";
import { formatDay } from "#src/ui/format/days.ts";
import { formatCount, plural } from "#src/ui/format/numbers.ts";
import styles from "./streak-line.module.css";

/** "5 working days in a row at target, best 9": a courtesy, so it is said small and never as a judgement. */
export function StreakLine({ streak }: { readonly streak: RepOverview["streak"] }) {
  if (streak === null || streak.best === 0) return null;
  const { days, best, bestEndedOn, todayHit } = streak;
  const ended = bestEndedOn === null ? "" : `, up to ${formatDay(bestEndedOn)}`;
  return (
    <p className={styles["line"]}>
      {days > 0
        ? `${plural(days, "working day")}${days > 1 ? " in a row" : ""} at target`
        : "No run of days at target just now"}
      {days < best ? `, best ${formatCount(best)}${ended}` : " – the best so far"}.
      {todayHit === true && " Today’s target is reached."}
    </p>
  );
}
