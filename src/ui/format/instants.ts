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
  const { date, time } = momentParts(instant, zone);
  const year = new Intl.DateTimeFormat("en-GB", { year: "numeric", timeZone: zone });
  return `${date} ${year.format(new Date(instant))}, ${time} ${formatZone(instant, zone)}`;
}

// A list of calls writes a hundred of these, and a format takes longer to make than to use.
const moments = new Map<string, Intl.DateTimeFormat>();

/** `Mon 16 Nov` and `14:05`: for a list, where the zone is said once for all. */
export function momentParts(instant: string, zone: string): { date: string; time: string } {
  let format = moments.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-GB", {
      weekday: "short",
      day: "numeric",
      month: "short",
      hour: "2-digit",
      minute: "2-digit",
      timeZone: zone,
    });
    moments.set(zone, format);
  }
  const parts = Object.fromEntries(
    format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  );
  const { weekday, day, month, hour, minute } = parts;
  return { date: `${weekday} ${day} ${month}`, time: `${hour}:${minute}` };
}

/** `Mon 16 Nov, 14:05`. */
export function formatMoment(instant: string, zone: string): string {
  const { date, time } = momentParts(instant, zone);
  return `${date}, ${time}`;
}

/** `MST`: where the times of a list are in several zones. */
export function formatZone(instant: string, zone: string): string {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    timeZoneName: "short",
  }).formatToParts(new Date(instant));
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
}

/** `09:00–10:00`, an hour of the day by the wall clock. */
export function formatHour(hour: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(hour)}:00–${two(hour + 1)}:00`;
}
