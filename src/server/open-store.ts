import { openSqliteStore } from "#src/store/sqlite/store.ts";
import type { Store } from "#src/store/store.ts";
import type { Config } from "./config.ts";

export interface OpenStoreOptions {
  /** Reads an embedded store's whole file for damage before it is used. */
  readonly checkIntegrity: boolean;
}

/**
 * The engine that the settings name, or another of which they say where it is. Firestore's is loaded when it is the one: a server
 * on SQLite does without its 10 MB.
 */
export async function openStore(
  { engine, databaseFile, firestore }: Pick<Config, "engine" | "databaseFile" | "firestore">,
  options: OpenStoreOptions,
): Promise<Store> {
  if (engine === "sqlite") return openSqliteStore(databaseFile, options);
  const { openFirestoreStore } = await import("#src/store/firestore/store.ts");
  const { projectId, emulated } = firestore;
  return openFirestoreStore({ emulated, ...(projectId === null ? {} : { projectId }) });
}
