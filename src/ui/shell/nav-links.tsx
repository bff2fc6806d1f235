"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import styles from "./nav-links.module.css";

/** `here`: what the addresses of the page, and of those that belong to it, begin with. */
const PAGES = [
  { name: "Overview", href: "/", here: "/", key: "g o" },
  { name: "Team", href: "/team-dashboard", here: "/team-dashboard", key: "g t" },
  { name: "My numbers", href: "/dashboard", here: "/dashboard", key: "g r" },
  { name: "Settings", href: "/settings/goals", here: "/settings", key: undefined },
] as const;

/** A client part only to know which page this is: the layout is not drawn anew from page to page. */
export function NavLinks() {
  const path = usePathname();
  return (
    <nav className={styles["nav"]} aria-label="Pages">
      <ul className={styles["list"]}>
        {PAGES.map(({ name, href, here, key }) => (
          <li key={href}>
            <Link
              className={styles["link"]}
              href={href}
              aria-current={path === here || path.startsWith(`${here}/`) ? "page" : undefined}
              data-shortcut={key}
              prefetch={false}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
