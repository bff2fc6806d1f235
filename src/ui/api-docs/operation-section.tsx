import styles from "./api-docs.module.css";
import type { Operation } from "./description.ts";
import { FieldTable } from "./field-table.tsx";
import { Prose, Words } from "./prose.tsx";

/** One thing that can be asked, with how to ask it. */
export function OperationSection({ operation }: { readonly operation: Operation }) {
  const { id, method, path, summary, description, access, example, exampleAnswer } = operation;
  return (
    <section id={id} className={styles["operation"]} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className={styles["summary"]}>
        <a className={styles["anchor"]} href={`#${id}`}>
          {summary}
        </a>
      </h3>
      <p className={styles["address"]}>
        <span className={styles["method"]}>{method}</span> <code>{path}</code>
      </p>
      {description !== null && <Prose text={description} />}
      <p className={styles["access"]}>For: {access}.</p>
      <Block label={`How to ask for: ${summary}`} text={example} />
      <FieldTable title="Parameters" fields={operation.parameters} />
      <FieldTable title="Body" fields={operation.body} />
      <FieldTable title="Answer" fields={operation.answer} />
      <details className={styles["details"]}>
        <summary>An example answer</summary>
        <Block label={`An example answer: ${summary}`} text={exampleAnswer} />
      </details>
      <h4 className={styles["part"]}>Refusals</h4>
      <ul className={styles["refusals"]}>
        {operation.refusals.map(({ status, codes }) => (
          <li key={status}>
            {status} <Words text={codes} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Text to copy; whoever has no mouse scrolls it with the arrow keys. */
function Block({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles["block"]} aria-label={label} tabIndex={0}>
      <pre className={styles["pre"]}>{text}</pre>
    </section>
  );
}
