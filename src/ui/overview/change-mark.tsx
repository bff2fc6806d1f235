import type { Change } from "#src/ui/format/change.ts";
import { UNKNOWN } from "#src/ui/format/numbers.ts";
import styles from "./change-mark.module.css";

/** The change as a table has room for it: "▲ +12 %", and the rest of the sentence for those who hear it. */
export function ChangeMark({ change }: { readonly change: Change | null }) {
  if (change === null) return <span className={styles["quiet"]}>{UNKNOWN}</span>;
  return (
    <span className={styles["mark"]} data-direction={change.direction} title={fullText(change)}>
      <span aria-hidden="true">{shortText(change)}</span>
      <span className="visually-hidden">{fullText(change)}</span>
    </span>
  );
}

function fullText({ amount, words }: Change): string {
  return amount === null ? words : `${amount} ${words}`;
}

function shortText({ direction, amount }: Change): string {
  switch (direction) {
    case "up":
      return amount?.startsWith("under") ? "▲ +<1 %" : `▲ +${amount}`;
    case "down":
      return amount?.startsWith("under") ? "▼ −<1 %" : `▼ −${amount}`;
    case "same":
      return "= same";
    case "new":
      return "✦ new";
    case "unknown":
      return UNKNOWN;
  }
}
