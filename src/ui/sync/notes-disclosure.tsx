import styles from "./sync-line.module.css";

interface NotesDisclosureProps {
  readonly notes: readonly string[];
  readonly title: string;
}

export function NotesDisclosure({ notes, title }: NotesDisclosureProps) {
  if (notes.length === 0) return null;
  return (
    <details className={styles["notes"]}>
      <summary className={styles["summary"]}>{title}</summary>
      <ul className={styles["list"]}>
        {[...new Set(notes)].map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </details>
  );
}
