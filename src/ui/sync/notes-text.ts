import { plural } from "#src/ui/format/numbers.ts";

export function notesText(count: number): string {
  return `with ${plural(count, "note")}`;
}
