import type { ReactNode } from "react";
import styles from "./settings-page.module.css";

interface SettingsHeadProps {
  readonly title: string;
  readonly lead: ReactNode;
  readonly children?: ReactNode;
}

/** What a settings page is about, and what steers it. */
export function SettingsHead({ title, lead, children }: SettingsHeadProps) {
  return (
    <div className={styles["head"]}>
      <div>
        <h1 className={styles["title"]}>{title}</h1>
        <p className={styles["lead"]}>{lead}</p>
      </div>
      {children}
    </div>
  );
}
