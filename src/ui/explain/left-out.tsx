import type { Explanation } from "#src/reports/explain.ts";
import { formatMoment } from "#src/ui/format/instants.ts";
import { formatCount } from "#src/ui/format/numbers.ts";
import styles from "./explained-basis.module.css";

interface LeftOutProps extends Pick<Explanation, "leftOut" | "calls"> {
  readonly zone: string;
}

/** What could be expected in the list and is not there, with the reason; examples only for whoever may see calls. */
export function LeftOut({ leftOut, calls, zone }: LeftOutProps) {
  return (
    <section aria-labelledby="left-out">
      <h2 id="left-out">What is left out</h2>
      {leftOut.length === 0 ? (
        <p>Nothing.</p>
      ) : (
        <ul className={styles["left-out"]}>
          {leftOut.map(({ reason, text, count, examples }) => (
            <li key={reason}>
              <strong>{formatCount(count)}</strong> {text}
              {calls !== null && examples.length > 0 && (
                <span className={styles["examples"]}>
                  {" "}
                  Such as{" "}
                  {examples
                    .map(({ callId, at }) =>
                      at === null ? callId : `${callId} (${formatMoment(at, zone)})`,
                    )
                    .join(", ")}
                  .
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
