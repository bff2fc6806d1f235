import type { ReactNode } from "react";
import styles from "./board.module.css";

/** The dark ground of tiles; four in a row where there is room. */
export function Board({ children }: { readonly children: ReactNode }) {
  return (
    <div className={`on-board ${styles["board"]}`} data-testid="board">
      {children}
    </div>
  );
}
