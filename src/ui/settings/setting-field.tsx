import type { ComponentProps } from "react";
import { type FormState, fieldId, problemOf, shownValue } from "./form-state.ts";
import styles from "./settings-page.module.css";

interface SettingFieldProps extends Omit<ComponentProps<"input">, "id" | "name" | "defaultValue"> {
  /** Its name in the form. */
  readonly field: string;
  readonly label: string;
  readonly kept: string;
  readonly state: FormState | null;
  readonly wide?: boolean;
}

/** One line to fill in: as it was typed where it was wrong, with what is wrong beside it. */
export function SettingField(props: SettingFieldProps) {
  const { field, label, kept, state, wide = false, ...input } = props;
  const id = fieldId(field);
  const problem = problemOf(state, field);
  return (
    <div className={wide ? `${styles["field"]} ${styles["wide"]}` : styles["field"]}>
      <label className={styles["label"]} htmlFor={id}>
        {label}
      </label>
      <input
        {...input}
        id={id}
        name={field}
        className={styles["input"]}
        defaultValue={shownValue(state, field, kept)}
        aria-invalid={problem === null ? undefined : true}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
      />
      {problem !== null && (
        <span id={`${id}-problem`} className={styles["problem"]}>
          {label} {problem}.
        </span>
      )}
    </div>
  );
}
