export type Cell = string | number | boolean | null;

/** How an answer is written as CSV. Columns never move: a new one comes last. */
export interface CsvTable<Answer> {
  readonly columns: readonly string[];
  rows(answer: Answer): Iterable<readonly Cell[]>;
}
