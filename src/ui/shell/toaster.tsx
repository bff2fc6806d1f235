"use client";

import { Toaster as Sonner } from "sonner";
import styles from "./toaster.module.css";

/** Sonner, in the page's own colours, so that it follows the chosen theme. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      closeButton
      className={styles["toaster"] ?? ""}
      toastOptions={{
        className: styles["toast"] ?? "",
        descriptionClassName: styles["description"] ?? "",
      }}
    />
  );
}
