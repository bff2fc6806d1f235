"use client";

import { type ReactNode, useEffect, useState } from "react";
import styles from "./wall.module.css";

const TURN_MS = 15_000;

interface WallStageProps {
  /** Named, in the order of their turns. */
  readonly panels: readonly { readonly name: string; readonly content: ReactNode }[];
}

/**
 * Shows one panel after the other. A click or the space bar holds the one shown, arrows turn by hand; whoever prefers reduced
 * motion begins with it held. Without script the first one stays.
 */
export function WallStage({ panels }: WallStageProps) {
  const [turn, setTurn] = useState(0);
  const [held, setHeld] = useState(false);
  const count = panels.length;
  const shown = turn % count;

  useEffect(() => setHeld(matchMedia("(prefers-reduced-motion: reduce)").matches), []);

  useEffect(() => {
    if (held) return;
    const timer = setInterval(() => setTurn((before) => before + 1), TURN_MS);
    return () => clearInterval(timer);
  }, [held]);

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.key === "ArrowRight") setTurn((before) => before + 1);
      else if (event.key === "ArrowLeft") setTurn((before) => before + count - 1);
      else if (event.key === " " && !(event.target instanceof HTMLButtonElement))
        setHeld((before) => !before);
      else return;
      event.preventDefault();
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [count]);

  return (
    <>
      <div className={styles["stage"]}>
        {panels.map(({ name, content }, index) => (
          <section
            key={name}
            className={styles["panel"]}
            aria-label={name}
            data-shown={index === shown || undefined}
            inert={index !== shown}
          >
            {content}
          </section>
        ))}
      </div>
      <div className={styles["turns"]}>
        {panels.map(({ name }, index) => (
          <button
            key={name}
            type="button"
            className={styles["turn"]}
            aria-label={name}
            aria-current={index === shown || undefined}
            onClick={() => setTurn(index)}
          />
        ))}
        <button type="button" className={styles["hold"]} onClick={() => setHeld(!held)}>
          <span aria-hidden="true">{held ? "▶" : "❚❚"}</span> {held ? "Resume" : "Pause"}
        </button>
      </div>
    </>
  );
}
