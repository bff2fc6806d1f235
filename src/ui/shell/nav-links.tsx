"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { Suspense } from "react";
import { carriedHref } from "./carried-range.ts";
import styles from "./nav-links.module.css";

/** `here`: what the addresses of the page, and of those that belong to it, begin with. */
const PAGES = [
  { name: "Overview", href: "/", here: "/", key: "g o" },
  { name: "Team", href: "/team-dashboard", here: "/team-dashboard", key: "g t" },
  { name: "Reps", href: "/dashboard", here: "/dashboard", key: "g r" },
  { name: "Settings", href: "/settings/goals", here: "/settings", key: undefined },
] as const;
const NO_RANGE = new URLSearchParams();

/** A client part only to know which page this is, and of which days: the layout is not drawn anew from page to page. */
export function NavLinks() {
  // A page that is made ahead of being asked for has no search parameters yet: there the links stand without a range.
  return (
    <nav className={styles["nav"]} aria-label="Pages">
      <Suspense fallback={<Links shown={NO_RANGE} />}>
        <RangedLinks />
      </Suspense>
    </nav>
  );
}

function RangedLinks() {
  return <Links shown={useSearchParams()} />;
}

function Links({ shown }: { readonly shown: URLSearchParams }) {
  const path = usePathname();
  return (
    <ul className={styles["list"]}>
      {PAGES.map(({ name, href, here, key }) => (
        <li key={href}>
          <Link
            className={styles["link"]}
            href={carriedHref(href, path, shown) as Route}
            aria-current={path === here || path.startsWith(`${here}/`) ? "page" : undefined}
            data-shortcut={key}
            prefetch={false}
          >
            {name}
          </Link>
        </li>
      ))}
    </ul>
  );
}
