/** What a benchmark found, as lines of a plain report. */
export interface Report {
  /** A figure without a bound. */
  info(label: string, value: string): void;
  /** A figure that must be at least, or at most, so much. */
  bound(label: string, value: string, figure: number, bound: Bound): void;
}

export interface Bound {
  readonly kind: "at least" | "at most";
  readonly value: number;
  /** The bound as people read it. */
  readonly text?: string;
}

export interface PrintedReport extends Report {
  title(name: string, about: string): void;
  readonly missed: readonly string[];
}

const LABEL_WIDTH = 58;
const VALUE_WIDTH = 16;

export function createPrintedReport(write: (line: string) => void): PrintedReport {
  const missed: string[] = [];
  let current = "";
  const line = (label: string, value: string, rest = "") =>
    write(`  ${label.padEnd(LABEL_WIDTH)} ${value.padStart(VALUE_WIDTH)}${rest}`);
  return {
    missed,
    title(name, about) {
      current = name;
      write(`\n${name}: ${about}`);
    },
    info: (label, value) => line(label, value),
    bound(label, value, figure, { kind, value: limit, text }) {
      const ok = kind === "at least" ? figure >= limit : figure <= limit;
      if (!ok) missed.push(`${current}: ${label}`);
      line(label, value, `   ${kind} ${text ?? limit}   ${ok ? "ok" : "MISSED"}`);
    },
  };
}

export function times(ratio: number): string {
  return `${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(1)} ×`;
}

export function whole(figure: number): string {
  return Math.round(figure).toLocaleString("en-US");
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

/** To the error stream, so that what is redirected is the report alone. */
export function progress(text: string): void {
  process.stderr.write(`  … ${text}\n`);
}
