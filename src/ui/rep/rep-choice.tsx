import Link from "next/link";
import type { ReadRange } from "#src/ui/range/range-href.ts";
import { NoUsers } from "#src/ui/states/no-users.tsx";
import { dashboardHref } from "./dashboard-href.ts";
import styles from "./rep-choice.module.css";
import { type ListedRep, RepSwitch } from "./rep-switch.tsx";

/** From so many on a list to choose from is quicker than reading them all. */
const MANY = 12;

interface RepChoiceProps {
  readonly reps: readonly ListedRep[];
  readonly range: ReadRange;
}

/** For whoever may open anybody's dashboard and has named nobody. */
export function RepChoice({ reps, range }: RepChoiceProps) {
  if (reps.length === 0) return <NoUsers />;
  return (
    <section aria-labelledby="whose">
      <h1 id="whose" className={styles["title"]}>
        Whose dashboard?
      </h1>
      {reps.length >= MANY && <RepSwitch reps={reps} userId={null} range={range} />}
      <ul className={styles["list"]}>
        {reps.map(({ id, name }) => (
          <li key={id}>
            <Link href={dashboardHref(id, range)} className={styles["link"]} prefetch={false}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
