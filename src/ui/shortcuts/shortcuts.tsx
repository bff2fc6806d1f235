"use client";

import { useEffect, useRef, useState } from "react";
import { createKeyNamer, SHORTCUT_GROUPS, SHORTCUTS_KEY } from "./key-names.ts";
import styles from "./shortcuts.module.css";

/** What has keys of its own, or is being typed in. */
const BUSY =
  "input,select,textarea,[contenteditable],dialog,[role=slider],section[tabindex],[data-plot]";

/**
 * Keys that press the links of the page which bear them (`data-shortcut`), and the sheet that tells them. Single keys can be
 * switched off there (WCAG 2.1.4); the button stays. Also closes open menus on Escape and on a click beside them.
 */
export function Shortcuts() {
  const sheet = useRef<HTMLDialogElement>(null);
  const [on, setOn] = useState(true);

  useEffect(() => {
    const stop = new AbortController();
    const nameOf = createKeyNamer();
    setOn(isOn());
    function onKey(event: KeyboardEvent) {
      if (event.key === "Escape") closeMenus(null);
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!isOn() || event.repeat || isBusy(event.target)) return;
      const name = nameOf(event.key, event.timeStamp);
      if (name === "?") sheet.current?.showModal();
      else if (press(name)) event.preventDefault();
    }
    document.addEventListener("keydown", onKey, { signal: stop.signal });
    document.addEventListener("click", ({ target }) => closeMenus(target), { signal: stop.signal });
    return () => stop.abort();
  }, []);

  return (
    <>
      <button
        type="button"
        className={styles["open"]}
        onClick={() => sheet.current?.showModal()}
        aria-haspopup="dialog"
      >
        Keyboard shortcuts{" "}
        <span className={styles["key"]} aria-hidden="true">
          ?
        </span>
      </button>
      <dialog ref={sheet} className={styles["sheet"]} aria-labelledby="shortcuts">
        <h2 id="shortcuts" className={styles["title"]}>
          Keyboard shortcuts
        </h2>
        <div className={styles["groups"]}>
          {SHORTCUT_GROUPS.map(({ title, keys }) => (
            <section key={title}>
              <h3 className={styles["group"]}>{title}</h3>
              <dl className={styles["keys"]}>
                {keys.map(([key, does]) => (
                  <div key={key}>
                    <dt>
                      {key.split(" ").map((one) => (
                        <kbd key={one} className={styles["key"]}>
                          {one}
                        </kbd>
                      ))}
                    </dt>
                    <dd>{does}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <label className={styles["switch"]}>
          <input
            type="checkbox"
            checked={on}
            onChange={({ currentTarget: { checked } }) => {
              keep(checked);
              setOn(checked);
            }}
          />
          <span>
            Single keys do these things
            <small>
              Kept in this browser. Keys on a chart work either way; they need its focus.
            </small>
          </span>
        </label>
        <form method="dialog">
          <button className={styles["close"]} type="submit">
            Close
          </button>
        </form>
      </dialog>
    </>
  );
}

function press(name: string): boolean {
  const target = document.querySelector<HTMLElement>(`[data-shortcut="${CSS.escape(name)}"]`);
  if (target === null) return false;
  if (target.matches("input")) target.focus();
  else target.click();
  return true;
}

/** A wall has keys of its own, and no page around it. */
function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector("[data-screen]") !== null) return true;
  return target instanceof Element && target.closest(BUSY) !== null;
}

function closeMenus(except: EventTarget | null): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]")) {
    if (except instanceof Node && menu.contains(except)) continue;
    if (menu.contains(document.activeElement)) menu.querySelector("summary")?.focus();
    menu.open = false;
  }
}

function isOn(): boolean {
  try {
    return localStorage.getItem(SHORTCUTS_KEY) !== "off";
  } catch {
    // Storage is forbidden, so nobody could have switched them off.
    return true;
  }
}

function keep(on: boolean): void {
  try {
    if (on) localStorage.removeItem(SHORTCUTS_KEY);
    else localStorage.setItem(SHORTCUTS_KEY, "off");
  } catch {
    // Storage is forbidden: they stay on.
  }
}
