"use client";

import { useEffect, useEffectEvent, useState } from "react";

/** The value, but taken over at most once in this many milliseconds: a screen reader should not stumble over itself. */
export function useThrottled(value: string, milliseconds: number): string {
  const [shown, setShown] = useState(value);
  const take = useEffectEvent(() => setShown(value));
  useEffect(() => {
    const timer = setInterval(() => take(), milliseconds);
    return () => clearInterval(timer);
  }, [milliseconds]);
  return shown;
}
