import type { Day } from "#src/domain/calendar/day.ts";

/** One line of a chart: a value a day, null where it is not known. */
export interface ChartSeries {
  /** In a word or two, as it stands at the line's end. */
  readonly name: string;
  readonly values: readonly (number | null)[];
}

/** The period before. */
export interface EarlierSeries extends ChartSeries {
  /** Its name within a sentence; absent: the same. */
  readonly short?: string;
}

export interface ChartLines {
  /** The days drawn, each the one after the one before. */
  readonly days: readonly Day[];
  /** One or two. */
  readonly series: readonly ChartSeries[];
  /** The period before, day by day from its first; what it has more than `days` is not drawn. */
  readonly earlier?: EarlierSeries | null;
  /** What a working day should reach. */
  readonly target?: { readonly name: string; readonly value: number } | null;
  /** The day that is not over yet; of `days` after it nothing can be known. */
  readonly unfinished?: Day | null;
}

/** The highest of all that is drawn; 0 where nothing is known. */
export function highest({ series, earlier, target, days }: ChartLines): number {
  const lines = earlier ? [...series, earlier] : series;
  const values = lines.flatMap(({ values: line }) => line.slice(0, days.length));
  return Math.max(0, target?.value ?? 0, ...values.filter((value) => value !== null));
}

/** A point in words: "62 calls, before 58 calls"; of two lines each bears its name. */
export function pointText(
  { days, series, earlier, unfinished }: ChartLines,
  index: number,
  format: (value: number) => string,
): string {
  const unknown = unknownWords(days[index], unfinished);
  const say = (value: number | null | undefined) => (value == null ? unknown : format(value));
  const now = series.map(({ name, values }) =>
    series.length === 1 ? say(values[index]) : `${name} ${say(values[index])}`,
  );
  const before = earlier?.values[index];
  if (earlier && before != null) now.push(`${earlier.short ?? earlier.name} ${format(before)}`);
  return now.join(", ");
}

/** Why a day has no number. `today`: the day that is not over yet, where it matters. */
export function unknownWords(day: Day | undefined, today: Day | null | undefined): string {
  return day !== undefined && today != null && day > today ? "still to come" : "not synced";
}

export interface EndLabel {
  readonly name: string;
  /** From the top, in parts of the height. */
  readonly at: number;
}

/** Moves labels apart that would lie on each other, down and then up again where they leave the drawing. In the order given. */
export function spreadLabels<T extends EndLabel>(labels: readonly T[], apart: number): T[] {
  const order = labels.map((label, index) => ({ label, index }));
  order.sort((a, b) => a.label.at - b.label.at);
  let free = Number.NEGATIVE_INFINITY;
  const placed = order.map(({ label, index }) => {
    const at = Math.max(label.at, free);
    free = at + apart;
    return { label: { ...label, at }, index };
  });
  let ceiling = 1;
  for (const entry of placed.toReversed()) {
    entry.label = { ...entry.label, at: Math.min(entry.label.at, ceiling) };
    ceiling = entry.label.at - apart;
  }
  return placed.sort((a, b) => a.index - b.index).map(({ label }) => label);
}
