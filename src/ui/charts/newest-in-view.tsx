"use client";

import { useEffect, useRef } from "react";

/** Within something that scrolls sideways over days: brings the last of them into view. Without script it begins with the first. */
export function NewestInView() {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const frame = mark.current?.parentElement;
    if (frame) frame.scrollLeft = frame.scrollWidth;
  }, []);
  return <span ref={mark} hidden={true} />;
}
