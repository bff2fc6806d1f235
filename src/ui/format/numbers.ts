const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

export const UNKNOWN = "–";

export function formatCount(count: number): string {
  return whole.format(count);
}

/** `12 h 34 min`, `34 min`, `40 s`. */
export function formatDuration(seconds: number): string {
  const rounded = Math.round(seconds);
  if (rounded === 0) return "0 min";
  if (rounded < 60) return `${rounded} s`;
  const minutes = Math.round(rounded / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  const hours = `${formatCount((minutes - rest) / 60)} h`;
  return rest === 0 ? hours : `${hours} ${rest} min`;
}

/** `3:42`, and `1:02:05` from an hour on. */
export function formatClock(seconds: number): string {
  const rounded = Math.round(seconds);
  const hours = Math.floor(rounded / 3600);
  const minutes = Math.floor((rounded % 3600) / 60);
  const rest = String(rounded % 60).padStart(2, "0");
  return hours === 0
    ? `${minutes}:${rest}`
    : `${hours}:${String(minutes).padStart(2, "0")}:${rest}`;
}

const percent = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

/** `51.7 %`, from a share of 1. */
export function formatPercent(share: number): string {
  return `${percent.format(share * 100)} %`;
}

/** `3.2 points`, how far two shares of 1 lie apart. */
export function formatPoints(difference: number): string {
  return `${percent.format(difference * 100)} points`;
}

/** `1 call`, `2 calls`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
