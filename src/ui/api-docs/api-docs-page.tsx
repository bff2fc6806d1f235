import styles from "./api-docs.module.css";
import type { Operation } from "./description.ts";
import { OperationSection } from "./operation-section.tsx";
import { Prose } from "./prose.tsx";

interface ApiDocsPageProps {
  readonly title: string;
  readonly about: string;
  readonly tags: readonly string[];
  readonly operations: readonly Operation[];
}

/** The API to read: what can be asked, by whom, and what comes back. */
export function ApiDocsPage({ title, about, tags, operations }: ApiDocsPageProps) {
  const groups = tags.map((tag) => ({
    tag,
    id: tag.toLowerCase().replaceAll(/\W+/g, "-"),
    operations: operations.filter((operation) => operation.tag === tag),
  }));
  return (
    <div className={styles["page"]}>
      <h1 className={styles["title"]}>{title}</h1>
      <nav className={styles["contents"]} aria-label="Contents">
        <ul>
          {groups.map((group) => (
            <li key={group.tag}>
              <a href={`#${group.id}`}>{group.tag}</a>
              <ul>
                {group.operations.map(({ id, summary }) => (
                  <li key={id}>
                    <a href={`#${id}`}>{summary}</a>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles["body"]}>
        <div className={styles["about"]}>
          <Prose text={about} />
          <p>
            For programs: <a href="/api/openapi.json">openapi.json</a>.
          </p>
        </div>
        {groups.map((group) => (
          <section key={group.tag} aria-labelledby={group.id}>
            <h2 id={group.id} className={styles["group"]}>
              {group.tag}
            </h2>
            {group.operations.map((operation) => (
              <OperationSection key={operation.id} operation={operation} />
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}
