import type { ReactNode } from "react";
import styles from "#src/ui/sync/sync-button.module.css";

interface SubmitButtonProps {
  readonly quiet?: boolean;
  /** What it is called where its text alone would not say which of several it is. */
  readonly name?: string;
  readonly children: ReactNode;
}

/** Sends its form; looks like every other button. */
export function SubmitButton({ quiet = false, name, children }: SubmitButtonProps) {
  const className = quiet ? `${styles["button"]} ${styles["quiet"]}` : styles["button"];
  return (
    <button type="submit" className={className} aria-label={name}>
      {children}
    </button>
  );
}
