import Link from "next/link";
import { Mark } from "./mark.tsx";
import styles from "./masthead.module.css";
import { ThemeSwitch } from "./theme-switch.tsx";

export function Masthead() {
  return (
    <header className={styles["masthead"]}>
      <Link className={styles["brand"]} href="/">
        <Mark className={styles["mark"]} />
        Callboard
      </Link>
      <ThemeSwitch />
    </header>
  );
}
