import Link from "next/link";
import type { Day } from "#src/domain/calendar/day.ts";
import { formatRange } from "#src/ui/format/days.ts";
import { CustomRange } from "./custom-range.tsx";
import { PRESETS, presetName } from "./presets.ts";
import { besideRange, type ReadRange, rangeHref, type SearchParams } from "./range-href.ts";
import styles from "./range-picker.module.css";

export interface RangePickerProps {
  /** The page it stands on: `/team-dashboard`. */
  readonly path: string;
  readonly params: SearchParams;
  readonly chosen: ReadRange;
  /** The days that the answer is of. */
  readonly shown: { readonly from: Day; readonly to: Day };
  /** The workspace's. */
  readonly today: Day;
  /** False: the page compares by itself, or has nothing to compare, and offers no choice. */
  readonly comparable?: boolean;
}

/** Which days the page is of: all of it links and a form, so that each choice has its address and needs no script. */
export function RangePicker(props: RangePickerProps) {
  const { path, params, chosen, shown, today, comparable = true } = props;
  const { asked, compare } = chosen;
  const name = "period" in asked ? presetName(asked.period, asked.back) : "Chosen days";
  const compared = rangeHref(path, params, { asked, compare: !compare });
  return (
    <nav className={styles["picker"]} aria-label="Period">
      <Step {...{ path, params, chosen, shown, today }} way="before" />
      {/* A new range is a new menu: closed. */}
      <details key={`${shown.from} ${shown.to}`} className={styles["menu"]} data-menu={true}>
        <summary className={styles["summary"]}>
          <strong>{name}</strong>
          <span className={styles["dates"]}>{formatRange(shown)}</span>
        </summary>
        <div className={styles["sheet"]}>
          <ul className={styles["presets"]}>
            {PRESETS.map((preset) => (
              <li key={preset.name}>
                <Link
                  className={styles["preset"]}
                  href={rangeHref(path, params, { asked: preset, compare })}
                  aria-current={preset.name === name ? "true" : undefined}
                  data-shortcut={preset.key}
                  scroll={false}
                  prefetch={false}
                >
                  {preset.name}
                  {preset.key && (
                    <span className={styles["key"]} aria-hidden="true">
                      {preset.key.toUpperCase()}
                    </span>
                  )}
                </Link>
              </li>
            ))}
          </ul>
          <CustomRange path={path} params={params} chosen={chosen} shown={shown} today={today} />
        </div>
      </details>
      <Step {...{ path, params, chosen, shown, today }} way="after" />
      {comparable && (
        <Link
          className={styles["compare"]}
          href={compared}
          data-on={compare}
          data-shortcut="c"
          scroll={false}
          prefetch={false}
        >
          <span className={styles["box"]} aria-hidden="true" />
          {compare ? "Comparing with the period before" : "Compare with the period before"}
        </Link>
      )}
    </nav>
  );
}

interface StepProps extends RangePickerProps {
  readonly way: "before" | "after";
}

/**
 * One period back or on. Where there is none yet the link stays, and leads nowhere: whoever has just stepped to the last one by
 * keyboard is still on it.
 */
function Step({ path, params, chosen, shown, today, way }: StepProps) {
  const asked = besideRange(chosen.asked, shown, today, way);
  const arrow = way === "before" ? "‹" : "›";
  const key = way === "before" ? "ArrowLeft" : "ArrowRight";
  const label = way === "before" ? "The period before" : "The period after";
  return (
    <Link
      className={styles["step"]}
      href={rangeHref(path, params, { ...chosen, asked: asked ?? chosen.asked })}
      aria-label={label}
      aria-disabled={asked === null}
      title={asked === null ? "There is none yet" : label}
      data-shortcut={asked === null ? undefined : key}
      scroll={false}
      prefetch={false}
    >
      {arrow}
    </Link>
  );
}
