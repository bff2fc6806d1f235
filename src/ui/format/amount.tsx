import styles from "./amount.module.css";

/** A number as it is written, its units smaller than its digits: 12 h 34 min. */
export function Amount({ text }: { readonly text: string }) {
  return text.split(/(?<= )(h|min|s|%)(?= |$)/).map((part, index) =>
    index % 2 === 0 ? (
      part.trim()
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a number never change places
      <span key={index} className={styles["unit"]}>
        {` ${part} `}
      </span>
    ),
  );
}
