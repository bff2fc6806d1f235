import type { Route } from "next";
import Link from "next/link";
import { Figure } from "#src/ui/overview/figure.tsx";
import styles from "./share-list.module.css";

export interface Share {
  readonly key: string;
  readonly name: string;
  /** Null where it is not known. */
  readonly value: number | null;
  readonly href: Route;
  /** Drawn back: nobody's, or a day off. */
  readonly quiet?: boolean;
}

interface ShareListProps {
  readonly shares: readonly Share[];
  readonly format: (value: number) => string;
}

/** What a number is made of: a line each, all on one scale from zero, each opening its own list. */
export function ShareList({ shares, format }: ShareListProps) {
  const top = Math.max(0, ...shares.map(({ value }) => value ?? 0));
  return (
    <ul className={styles["list"]}>
      {shares.map(({ key, name, value, href, quiet }) => (
        <li key={key} className={quiet ? styles["quiet"] : undefined}>
          <Link href={href} className={styles["link"]} prefetch={false}>
            <span className={styles["name"]}>{name}</span>
            <span className={styles["track"]} aria-hidden="true">
              <span
                className={styles["bar"]}
                style={{ inlineSize: `${top === 0 ? 0 : ((value ?? 0) / top) * 100}%` }}
              />
            </span>
            <span className={styles["value"]}>
              <Figure text={value === null ? null : format(value)} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
