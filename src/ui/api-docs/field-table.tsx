import styles from "./api-docs.module.css";
import type { Field } from "./description.ts";
import { Words } from "./prose.tsx";

interface FieldTableProps {
  readonly title: string;
  readonly fields: readonly Field[];
}

/** Names, types and meanings. */
export function FieldTable({ title, fields }: FieldTableProps) {
  if (fields.length === 0) return null;
  return (
    <div className={styles["fields"]}>
      <h4 className={styles["part"]}>{title}</h4>
      <dl className={styles["list"]}>
        {fields.map(({ name, type, required, description }) => (
          <div key={name} className={styles["field"]}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              <span className={styles["type"]}>
                {type}
                {required ? "" : ", may be left out"}
              </span>
              {description !== "" && (
                <>
                  {" "}
                  <Words text={description} />
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
