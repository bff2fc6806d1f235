import type { User } from "#src/domain/people/person.ts";
import type { ReadRange } from "#src/ui/range/range-href.ts";
import { dashboardHref } from "./dashboard-href.ts";
import styles from "./rep-switch.module.css";

export type ListedRep = Pick<User, "id" | "name">;

interface RepSwitchProps {
  readonly reps: readonly ListedRep[];
  /** Whose dashboard is open; null: nobody's yet. */
  readonly userId: string | null;
  readonly range: ReadRange;
}

/** A native list in a form, so that it works without script; the chosen rep is in the address, beside the days. */
export function RepSwitch({ reps, userId, range }: RepSwitchProps) {
  const [path, query] = dashboardHref(null, range).split("?");
  return (
    <form action={path} method="get" className={styles["form"]}>
      {[...new URLSearchParams(query)].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label>
        <span className="visually-hidden">Rep</span>
        <select name="user" defaultValue={userId ?? undefined} className={styles["select"]}>
          {reps.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className={styles["button"]}>
        Open
      </button>
    </form>
  );
}
