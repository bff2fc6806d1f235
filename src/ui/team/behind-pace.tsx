import Link from "next/link";
import type { RepPace, TeamPace } from "#src/reports/team-pace.ts";
import { measureFormat } from "#src/ui/format/measures.ts";
import { PaceBar } from "#src/ui/pace/pace-bar.tsx";
import { StatusChip } from "#src/ui/pace/status-chip.tsx";
import { dashboardHref, rangeOf } from "#src/ui/rep/dashboard-href.ts";
import { paceFacts } from "#src/ui/tiles/pace-facts.ts";
import styles from "./behind-pace.module.css";
import { nobodyBehind } from "./nobody-behind.ts";

/** How many reps are shown before the rest is folded away. */
const SHOWN = 6;
/** Whoever is further down is in the leaderboard. */
const MOST = 50;
const BEHIND: readonly RepPace["status"][] = ["behind", "at_risk", "missed"];

/** Where it leads is on the rep’s own page. */
const NO_PROJECTION = { projected: null, projectedLow: null, projectedHigh: null };

interface BehindPaceProps {
  readonly pace: TeamPace;
  /** Whether whoever looks may set goals. */
  readonly maySet: boolean;
}

/** Who needs help to make it, the furthest behind first, or by name where the workspace does not rank, with what is still needed. */
export function BehindPace({ pace, maySet }: BehindPaceProps) {
  const { reps, period } = pace;
  const behind = reps.filter(({ status }) => BEHIND.includes(status));
  if (period === "custom") {
    return (
      <p className={styles["none"]}>
        Goals are for days, weeks, months and quarters: choose one of them to see who is behind.
      </p>
    );
  }
  if (reps.length === 0) {
    return (
      <p className={styles["none"]}>
        Nobody has a goal for this yet.{" "}
        {maySet ? (
          <Link href="/settings/goals" prefetch={false}>
            Set goals
          </Link>
        ) : (
          "Managers set them in Settings."
        )}
      </p>
    );
  }
  if (behind.length === 0) {
    return <p className={styles["none"]}>{nobodyBehind(reps)}</p>;
  }
  const [first, rest] = [behind.slice(0, SHOWN), behind.slice(SHOWN, MOST)];
  return (
    <>
      <Reps reps={first} pace={pace} />
      {rest.length > 0 && (
        <details className={styles["rest"]}>
          <summary>{behind.length - SHOWN} more</summary>
          <Reps reps={rest} pace={pace} />
          {behind.length > MOST && <p>{behind.length - MOST} more are behind.</p>}
        </details>
      )}
    </>
  );
}

interface RepsProps extends Pick<BehindPaceProps, "pace"> {
  readonly reps: readonly RepPace[];
}

function Reps({ reps, pace }: RepsProps) {
  const format = measureFormat(pace.type);
  return (
    <ul className={styles["list"]}>
      {reps.map((rep) => (
        <li key={rep.userId} className={styles["rep"]} data-user-id={rep.userId}>
          <Link
            className={styles["name"]}
            href={dashboardHref(rep.userId, rangeOf(pace))}
            prefetch={false}
          >
            {rep.userName}
          </Link>
          <StatusChip pace={rep} value={rep.value} format={format} />
          <PaceBar pace={rep} value={rep.value} />
          <span className={styles["facts"]}>
            {paceFacts({ ...rep, ...NO_PROJECTION }, format).map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
