import { MOST_DAYS } from "#src/domain/calendar/asked-range.ts";
import { addDays, earlierDay } from "#src/domain/calendar/day.ts";
import { otherParams } from "./range-href.ts";
import styles from "./range-picker.module.css";
import type { RangePickerProps } from "./range-picker.tsx";

/** Any days, by the browser's own date fields. */
export function CustomRange({ path, params, chosen, shown, today }: RangePickerProps) {
  const last = shown.to > today ? today : shown.to;
  // Days shown that lie further back can be asked for again.
  const days = { min: earlierDay(shown.from, addDays(today, 1 - MOST_DAYS)), max: today };
  return (
    <form className={styles["custom"]} action={path} method="get">
      {otherParams(params).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {chosen.compare && <input type="hidden" name="compare" value="1" />}
      <label className={styles["field"]}>
        From
        <input type="date" name="from" defaultValue={shown.from} {...days} required={true} />
      </label>
      <label className={styles["field"]}>
        To
        <input type="date" name="to" defaultValue={last} {...days} required={true} />
      </label>
      <button type="submit" className={styles["submit"]}>
        Show these days
      </button>
    </form>
  );
}
