import type { Route } from "next";
import Link from "next/link";
import { DEFINITIONS } from "#src/domain/metrics/measure.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import { type ReadRange, rangeHref, type SearchParams } from "#src/ui/range/range-href.ts";
import styles from "./measure-switch.module.css";

interface MeasureSwitchProps {
  readonly path: string;
  readonly params: SearchParams;
  readonly chosen: ReadRange;
  readonly types: readonly MetricType[];
  readonly by: MetricType;
}

/** What the tables below go by, where there is more than one thing to choose from. */
export function MeasureSwitch({ path, params, chosen, types, by }: MeasureSwitchProps) {
  if (types.length < 2) return null;
  return (
    <nav aria-label="Measure of the tables">
      <ul className={styles["list"]}>
        {types.map((type) => (
          <li key={type}>
            <Link
              className={styles["link"]}
              href={rangeHref(path, { ...params, by: type }, chosen) as Route}
              aria-current={type === by ? "true" : undefined}
              scroll={false}
              prefetch={false}
            >
              {DEFINITIONS[type].label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
