import type { ReactNode } from "react";
import type { Day } from "#src/domain/calendar/day.ts";
import { type Explained, explainHref } from "#src/ui/explain/explain-href.ts";
import styles from "./plot-link.module.css";
import { bandEnds, type Ends } from "./plot-place.ts";

interface PlotLinkProps {
  /** The whole of what is drawn: without script, or without a point chosen, the link opens this. */
  readonly explained: Explained;
  /** What the link says to those who do not see the drawing. */
  readonly label: string;
  /** One text a point: `62 calls`. Where the points are days, the day's name is put before it. */
  readonly texts: readonly string[];
  /** The points' days, each the one after the one before; or `narrower`. */
  readonly days?: readonly Day[];
  /** What makes the whole one point, as a piece of an address: `hour=9`. */
  readonly narrower?: readonly string[];
  /** Where the first and last point stand in the drawing; by default each has an equal band of it. */
  readonly ends?: Ends;
  readonly className?: string | undefined;
  /** A drawing, `aria-hidden`; the first `svg` in it, or what bears `data-plot-area`, is what the cursor walks on. */
  readonly children: ReactNode;
}

/**
 * A drawing that opens the list behind it. `PlotCursor` makes its points choosable, by pointer, touch and keys, and then the
 * link opens that point's list.
 */
export function PlotLink({ explained, label, texts, days, narrower, ...rest }: PlotLinkProps) {
  const ends = rest.ends ?? bandEnds(texts.length);
  return (
    <a
      className={`${styles["link"]} ${rest.className ?? ""}`}
      href={explainHref(explained)}
      data-plot={ends.map((end) => Number(end.toFixed(4))).join(" ")}
      data-first={days?.[0]}
      data-narrower={narrower?.join("\n")}
      data-texts={texts.join("\n")}
    >
      <span className="visually-hidden">{label}</span>
      {rest.children}
    </a>
  );
}
