const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `just now`, `2 minutes ago`, `3 hours ago`, `5 days ago`. */
export function formatAgo(instant: string, now: number): string {
  const age = Math.max(0, now - Date.parse(instant));
  if (age < MINUTE) return "just now";
  if (age < HOUR) return ago(age / MINUTE, "minute");
  if (age < 2 * DAY) return ago(age / HOUR, "hour");
  return ago(age / DAY, "day");
}

function ago(amount: number, unit: string): string {
  const count = Math.floor(amount);
  return `${count} ${unit}${count === 1 ? "" : "s"} ago`;
}

/** `Mon 16 Nov 2026, 14:05 MST`. */
export function formatInstant(instant: string, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
    timeZoneName: "short",
  }).format(new Date(instant));
}
