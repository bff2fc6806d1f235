import { UNKNOWN } from "#src/ui/format/numbers.ts";

interface FigureProps {
  readonly text: string | null;
  readonly unknownWords?: string;
}

/** A number in a table, or a dash that says why there is none. */
export function Figure({ text, unknownWords = "not synced" }: FigureProps) {
  if (text !== null) return text;
  return (
    <span title={unknownWords}>
      <span aria-hidden="true">{UNKNOWN}</span>
      <span className="visually-hidden">{unknownWords}</span>
    </span>
  );
}
