import Link from "next/link";
import { type ReadRange, rangeHref, type SearchParams } from "#src/ui/range/range-href.ts";
import styles from "./more-reps.module.css";

/** So many reps a page shows unless it is asked for all; thousands of cells are slow to load and nobody's to read. */
export const MOST_REPS = 50;

interface MoreRepsProps {
  readonly path: string;
  readonly params: SearchParams;
  readonly chosen: ReadRange;
  /** How many there are. */
  readonly count: number;
}

/** Says how many are left out, and leads to all of them. */
export function MoreReps({ path, params, chosen, count }: MoreRepsProps) {
  return (
    <p className={styles["more"]}>
      {count - MOST_REPS} more reps are in the team’s sums.{" "}
      <Link href={rangeHref(path, { ...params, all: "1" }, chosen)} scroll={false} prefetch={false}>
        Show all {count}
      </Link>
    </p>
  );
}

/** Whether the address asks for everybody. */
export function asksForAll(params: SearchParams): boolean {
  return params["all"] === "1";
}
