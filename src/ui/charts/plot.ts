import { addDays } from "#src/domain/calendar/day.ts";
import { formatWeekday } from "#src/ui/format/days.ts";
import { nearestPoint, placeOf } from "./plot-place.ts";

/** Where a point is on the screen: x of its middle, and the height it spans; `cell` where it is a cell of a table. */
export interface PlotSpot {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly cell: DOMRect | null;
}

/** A link with points, as the document has it (`PlotLink`, or a row of a heat map). */
export interface Plot {
  readonly count: number;
  nearest(clientX: number): number;
  spot(index: number): PlotSpot;
  /** `Mon 16 Nov: 62 calls`. */
  text(index: number): string;
  /** What makes the whole this one point, as a piece of an address. */
  narrower(index: number): string;
  reveal(index: number): void;
}

export const PLOT_LINK = "a[data-plot]";

export function readPlot(link: HTMLAnchorElement): Plot {
  return link.dataset["plot"] === "row" ? readRow(link) : readDrawing(link);
}

function readDrawing(link: HTMLAnchorElement): Plot {
  const { plot = "", first, narrower, texts = "" } = link.dataset;
  const lines = texts.split("\n");
  const [from = 0, to = 1] = plot.split(" ").map(Number);
  const area = link.querySelector("svg,[data-plot-area]") ?? link;
  return {
    count: lines.length,
    nearest(clientX) {
      const { left, width } = area.getBoundingClientRect();
      return nearestPoint((clientX - left) / width, lines.length, [from, to]);
    },
    spot(index) {
      const { left, width, top, bottom } = area.getBoundingClientRect();
      const x = left + width * placeOf(index, lines.length, [from, to]);
      return { x, top, bottom, cell: null };
    },
    text: (index) => named(first, index, lines[index] ?? ""),
    narrower: (index) => narrower?.split("\n")[index] ?? oneDay(first, index),
    reveal() {},
  };
}

/** The link stands in one cell of a table and covers its row; the row's own cells say the numbers. */
function readRow(link: HTMLAnchorElement): Plot {
  const { first, unit } = link.dataset;
  const cells = [...(link.closest("tr")?.querySelectorAll<HTMLElement>("[data-heat]") ?? [])];
  const rectOf = (index: number) => (cells[index] ?? link).getBoundingClientRect();
  return {
    count: cells.length,
    nearest(clientX) {
      const at = cells.findIndex((cell) => clientX < cell.getBoundingClientRect().right);
      return at === -1 ? cells.length - 1 : at;
    },
    spot(index) {
      const cell = rectOf(index);
      return { x: (cell.left + cell.right) / 2, top: cell.top, bottom: cell.bottom, cell };
    },
    text(index) {
      const words = cells[index]?.lastElementChild?.textContent;
      return named(first, index, words ?? `${cells[index]?.textContent} ${unit}`);
    },
    narrower: (index) => oneDay(first, index),
    reveal: (index) => cells[index]?.scrollIntoView({ block: "nearest", inline: "nearest" }),
  };
}

function named(first: string | undefined, index: number, text: string): string {
  return first === undefined ? text : `${formatWeekday(addDays(first, index))}: ${text}`;
}

function oneDay(first: string | undefined, index: number): string {
  if (first === undefined) return "";
  const day = addDays(first, index);
  return `from=${day}&to=${day}`;
}
