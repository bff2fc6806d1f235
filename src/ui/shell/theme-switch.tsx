"use client";

import { useEffect, useSyncExternalStore } from "react";
import { THEME_KEY, THEMES, type Theme } from "./theme.ts";
import styles from "./theme-switch.module.css";

const NAMES: Record<Theme, string> = { system: "System", light: "Light", dark: "Dark" };
const CHANGED = "callboard-theme-changed";

export function ThemeSwitch() {
  const theme = useSyncExternalStore(subscribe, readTheme, (): Theme => "system");
  useEffect(applyStoredTheme, []);
  return (
    <label className={styles["label"]}>
      <span className={styles["name"]}>Theme</span>
      <select
        className={styles["select"]}
        value={theme}
        onChange={(event) => chooseTheme(event.currentTarget.value)}
      >
        {THEMES.map((choice) => (
          <option key={choice} value={choice}>
            {NAMES[choice]}
          </option>
        ))}
      </select>
    </label>
  );
}

function readTheme(): Theme {
  const chosen = document.documentElement.dataset["theme"];
  return chosen === "light" || chosen === "dark" ? chosen : "system";
}

function chooseTheme(choice: string): void {
  const root = document.documentElement;
  if (choice === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = choice;
  try {
    if (choice === "system") localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, choice);
  } catch {
    // Storage is forbidden: the choice holds until the page is left.
  }
  dispatchEvent(new Event(CHANGED));
}

/** The script in the head does not run where React draws the whole page, as after an error on the server. */
function applyStoredTheme(): void {
  try {
    const stored = localStorage.getItem(THEME_KEY);
    if (stored !== null && stored !== readTheme()) chooseTheme(stored);
  } catch {
    // Storage is forbidden: the system's theme stays.
  }
}

function subscribe(changed: () => void): () => void {
  addEventListener(CHANGED, changed);
  return () => removeEventListener(CHANGED, changed);
}
