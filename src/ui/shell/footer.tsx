import { Shortcuts } from "#src/ui/shortcuts/shortcuts.tsx";
import styles from "./footer.module.css";

export function Footer() {
  return (
    <footer className={styles["footer"]}>
      <span>Every number opens to the calls behind it.</span>
      <Shortcuts />
    </footer>
  );
}
