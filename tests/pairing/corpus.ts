import { DRAWN_DAYS } from "./drawn-days.ts";
import type { RepDay } from "./rep-day.ts";
import { HARD_DAYS, TOLD_DAYS } from "./told-days.ts";
import { USUAL_DAYS } from "./usual-days.ts";

/** Rep-days with what is true of each logged call; labelled by what happened, not by what the rule says. */
export const CORPUS: Readonly<Record<"composed" | "hard" | "drawn", readonly RepDay[]>> = {
  composed: [...USUAL_DAYS, ...TOLD_DAYS],
  hard: HARD_DAYS,
  drawn: DRAWN_DAYS,
};
