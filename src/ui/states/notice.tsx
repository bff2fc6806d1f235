import type { ReactNode } from "react";
import styles from "./notice.module.css";

interface NoticeProps {
  readonly tone: "plain" | "amber" | "red";
  /** For tests and styles: which state this is. */
  readonly state: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** One thing to know about the numbers below, and what to do about it. */
export function Notice({ tone, state, title, children }: NoticeProps) {
  return (
    <div className={styles["notice"]} data-tone={tone} data-state={state}>
      <strong className={styles["title"]}>{title}</strong> {children}
    </div>
  );
}
