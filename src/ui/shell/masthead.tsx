import Link from "next/link";
import { Mark } from "./mark.tsx";
import styles from "./masthead.module.css";
import { NavLinks } from "./nav-links.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

export function Masthead() {
  return (
    <header className={styles["masthead"]}>
      <a className="skip-link" href="#main">
        Skip to the numbers
      </a>
      <Link className={styles["brand"]} href="/" prefetch={false}>
        <Mark className={styles["mark"]} />
        Callboard
      </Link>
      <NavLinks />
      <ThemeSwitch />
    </header>
  );
}
