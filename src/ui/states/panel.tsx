import type { ReactNode } from "react";
import styles from "./panel.module.css";

interface PanelProps {
  /** For tests and styles: which state this is. */
  readonly state: string;
  readonly title: string;
  readonly level?: 1 | 2;
  readonly tone?: "plain" | "red";
  readonly children: ReactNode;
}

/** Stands where the numbers would be, and says how to get there. */
export function Panel({ state, title, level = 2, tone = "plain", children }: PanelProps) {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <div className={styles["panel"]} data-state={state} data-tone={tone}>
      <Heading className={styles["title"]}>{title}</Heading>
      {children}
    </div>
  );
}
