import { PLOT_LINK, type Plot, type PlotSpot, readPlot } from "./plot.ts";
import { movedPoint, narrowedHref } from "./plot-place.ts";

/** So near to the chosen point a second tap opens it (px); elsewhere it chooses anew. A finger is that wide. */
const TAP_REACH = 24;

export interface CursorView {
  show(point: {
    readonly text: string;
    readonly spot: PlotSpot;
    readonly touched: boolean;
    readonly announced: boolean;
  }): void;
  hide(): void;
}

interface Chosen {
  readonly link: HTMLAnchorElement;
  readonly plot: Plot;
  readonly whole: string;
  index: number;
  by: "mouse" | "touch" | "keys";
}

/**
 * Follows pointer, touch and keys over all plots of the page. The chosen point's address is put into the link itself, so
 * that opening it in a new tab, or copying it, is the browser's own. Returns what ends it.
 */
export function trackPlots(view: CursorView, open: (href: string) => void): () => void {
  const stop = new AbortController();
  let chosen: Chosen | null = null;
  /** A tap that only chose. */
  let swallow = false;

  function clear() {
    if (chosen === null) return;
    const { link, whole, plot, index } = chosen;
    // Where the page was drawn anew meanwhile, the link has its new address already.
    if (link.getAttribute("href") === narrowedHref(whole, plot.narrower(index)))
      link.setAttribute("href", whole);
    chosen = null;
    view.hide();
  }

  function choose(link: HTMLAnchorElement, by: Chosen["by"], find: (plot: Plot) => number) {
    if (chosen?.link !== link) {
      clear();
      chosen = {
        link,
        plot: readPlot(link),
        whole: link.getAttribute("href") ?? "",
        index: -1,
        by,
      };
    }
    const index = find(chosen.plot);
    chosen.by = by;
    if (chosen.index === index) return;
    chosen.index = index;
    link.setAttribute("href", narrowedHref(chosen.whole, chosen.plot.narrower(index)));
    if (by === "keys") chosen.plot.reveal(index);
    draw(by === "keys");
  }

  function draw(announced = false) {
    if (chosen === null) return;
    const { plot, index, by } = chosen;
    const touched = by === "touch";
    view.show({ text: plot.text(index), spot: plot.spot(index), touched, announced });
  }

  function onMove(event: PointerEvent) {
    const link = linkOf(event.target);
    const touch = event.pointerType === "touch";
    if (link !== null)
      choose(link, touch ? "touch" : "mouse", (plot) => plot.nearest(event.clientX));
    else if (chosen?.by === "mouse") clear();
  }

  function onDown(event: PointerEvent) {
    const link = linkOf(event.target);
    swallow = false;
    if (event.pointerType !== "touch") return;
    if (link === null) return clear();
    const x = chosen?.link === link ? chosen.plot.spot(chosen.index).x : Number.NaN;
    if (Math.abs(x - event.clientX) <= TAP_REACH) return;
    swallow = true;
    choose(link, "touch", (plot) => plot.nearest(event.clientX));
  }

  function onClick(event: MouseEvent) {
    const link = linkOf(event.target);
    if (link === null || event.defaultPrevented || hasModifier(event)) return;
    event.preventDefault();
    if (swallow) {
      swallow = false;
      return;
    }
    const href = link.getAttribute("href") ?? "";
    clear();
    open(href);
  }

  function onKey(event: KeyboardEvent) {
    if (hasModifier(event)) return;
    if (event.key === "Escape") return clear();
    const link = linkOf(document.activeElement);
    if (link === null) return;
    const from = chosen?.link === link ? chosen.index : null;
    const index = movedPoint(event.key, from, readPlot(link).count);
    if (index === undefined) return;
    event.preventDefault();
    choose(link, "keys", () => index);
  }

  const listening = { signal: stop.signal, capture: true } as const;
  document.addEventListener("pointermove", onMove, { ...listening, passive: true });
  document.addEventListener("pointerdown", onDown, { ...listening, passive: true });
  document.addEventListener("pointercancel", clear, listening);
  document.documentElement.addEventListener(
    "pointerleave",
    () => chosen?.by === "mouse" && clear(),
    {
      signal: stop.signal,
    },
  );
  document.addEventListener("click", onClick, listening);
  document.addEventListener("keydown", onKey, listening);
  document.addEventListener("focusout", () => chosen?.by === "keys" && clear(), listening);
  addEventListener("scroll", () => draw(), { ...listening, passive: true });
  addEventListener("resize", () => draw(), listening);
  return () => {
    clear();
    stop.abort();
  };
}

function linkOf(target: EventTarget | null): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest<HTMLAnchorElement>(PLOT_LINK) : null;
}

function hasModifier(event: MouseEvent | KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
}
