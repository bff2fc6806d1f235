"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import styles from "./settings-nav.module.css";

const PAGES = [
  { name: "Goals", href: "/settings/goals" },
  { name: "Working calendar", href: "/settings/calendar" },
  { name: "Copper", href: "/settings/copper" },
  { name: "People", href: "/settings/people" },
  { name: "Sources", href: "/settings/sources" },
  { name: "Sharing", href: "/settings/sharing" },
] as const;

/** A client part only to know which page this is: the layout is not drawn anew from page to page. */
export function SettingsNav({ children }: { readonly children?: ReactNode }) {
  const path = usePathname();
  return (
    <nav className={styles["nav"]} aria-label="Settings">
      <ul className={styles["list"]}>
        {PAGES.map(({ name, href }) => (
          <li key={href}>
            <Link
              className={styles["link"]}
              href={href as Route}
              aria-current={path === href || path.startsWith(`${href}/`) ? "page" : undefined}
              prefetch={false}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
      {children}
    </nav>
  );
}
