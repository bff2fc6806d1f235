import { otherParams } from "./range-href.ts";
import styles from "./range-picker.module.css";
import type { RangePickerProps } from "./range-picker.tsx";

/** Any days, by the browser's own date fields. */
export function CustomRange({ path, params, chosen, shown, today }: RangePickerProps) {
  const last = shown.to > today ? today : shown.to;
  return (
    <form className={styles["custom"]} action={path} method="get">
      {otherParams(params).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {chosen.compare && <input type="hidden" name="compare" value="1" />}
      <label className={styles["field"]}>
        From
        <input type="date" name="from" defaultValue={shown.from} max={today} required={true} />
      </label>
      <label className={styles["field"]}>
        To
        <input type="date" name="to" defaultValue={last} max={today} required={true} />
      </label>
      <button type="submit" className={styles["submit"]}>
        Show these days
      </button>
    </form>
  );
}
