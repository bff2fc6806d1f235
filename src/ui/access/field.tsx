import type { ComponentProps } from "react";
import styles from "./form.module.css";

interface FieldProps extends Omit<ComponentProps<"input">, "id"> {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
}

/** One line to fill in, under its name. */
export function Field({ id, label, hint, ...input }: FieldProps) {
  const hintId = `${id}-hint`;
  return (
    <div className={styles["field"]}>
      <label className={styles["label"]} htmlFor={id}>
        {label}
      </label>
      <input
        {...input}
        id={id}
        className={styles["input"]}
        aria-describedby={hint === undefined ? undefined : hintId}
      />
      {hint !== undefined && (
        <p id={hintId} className={styles["hint"]}>
          {hint}
        </p>
      )}
    </div>
  );
}
