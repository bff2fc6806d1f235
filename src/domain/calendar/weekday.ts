/** The weekday of a day number (days since 1970-01-01, a Thursday): 0 is Monday, 6 is Sunday. */
export function weekdayOf(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}
