"use client";

import { useEffect, useState } from "react";

/**
 * Fills suggested targets into their fields where they stand. Without script the same buttons send the form, and the page
 * comes back with them filled in.
 */
export function UseSuggestions() {
  const [filled, setFilled] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    document.addEventListener(
      "click",
      (event) => {
        const button = event.target instanceof Element ? event.target.closest("button") : null;
        if (button?.name !== "use" || button.form === null) return;
        event.preventDefault();
        setFilled(fill(button.form, button.value));
      },
      { signal: stop.signal },
    );
    return () => stop.abort();
  }, []);
  return <span role="status">{filled > 0 && `${filled} filled in, not saved yet.`}</span>;
}

function fill(form: HTMLFormElement, lines: string): number {
  let count = 0;
  for (const line of lines.split("\n")) {
    const cut = line.lastIndexOf(" ");
    const field = form.elements.namedItem(`target ${line.slice(0, cut)}`);
    if (!(field instanceof HTMLInputElement)) continue;
    field.value = line.slice(cut + 1);
    if (count === 0) field.focus();
    count += 1;
  }
  return count;
}
