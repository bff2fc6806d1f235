import styles from "./sync-line.module.css";

/** The same as the words beside it, so only for the eye. */
export function ProgressBar({ share }: { readonly share: number }) {
  return (
    <span className={styles["bar"]} aria-hidden="true">
      <span className={styles["done"]} style={{ inlineSize: `${(4 + share * 96).toFixed(1)}%` }} />
    </span>
  );
}
