import type { DatabaseSync } from "node:sqlite";

/** Runs `work` between begin and commit; whatever it throws undoes it. */
export function transaction<T>(
  db: Pick<DatabaseSync, "exec">,
  mode: "deferred" | "immediate",
  work: () => T,
): T {
  db.exec(`begin ${mode}`);
  try {
    const result = work();
    db.exec("commit");
    return result;
  } catch (error) {
    db.exec("rollback");
    throw error;
  }
}
