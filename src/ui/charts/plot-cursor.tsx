"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import styles from "./plot-cursor.module.css";
import { trackPlots } from "./track-plots.ts";

const EDGE = 8;

/** The tooltip and hair line of every chart on the page; one of it stands in the layout. */
export function PlotCursor() {
  const router = useRouter();
  const hair = useRef<HTMLDivElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  const said = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    const line = hair.current;
    const box = tip.current;
    if (line === null || box === null) return;
    return trackPlots(
      {
        show({ text, spot, touched, announced }) {
          line.hidden = box.hidden = false;
          const { x, top, bottom, cell } = spot;
          line.toggleAttribute("data-cell", cell !== null);
          place(line, cell?.left ?? x, top, { width: cell?.width ?? 1, height: bottom - top });
          box.textContent = text;
          box.toggleAttribute("data-touched", touched);
          const { offsetWidth, offsetHeight } = box;
          const above = top - offsetHeight - EDGE;
          const most = document.documentElement.clientWidth - offsetWidth - EDGE;
          const left = Math.max(EDGE, Math.min(most, x - offsetWidth / 2));
          place(box, left, above < EDGE ? bottom + EDGE : above);
          if (announced && said.current) said.current.textContent = text;
        },
        hide() {
          line.hidden = box.hidden = true;
        },
      },
      (href) => router.push(href as Route),
    );
  }, [router]);

  return (
    <>
      <div ref={hair} className={styles["hair"]} hidden={true} />
      <div ref={tip} className={styles["tip"]} hidden={true} aria-hidden="true" />
      <span ref={said} className="visually-hidden" role="status" />
    </>
  );
}

function place(
  element: HTMLElement,
  left: number,
  top: number,
  size?: { readonly width: number; readonly height: number },
): void {
  element.style.translate = `${left}px ${top}px`;
  if (size === undefined) return;
  element.style.width = `${size.width}px`;
  element.style.height = `${size.height}px`;
}
