import { openFirestoreStore } from "#src/store/firestore/store.ts";
import { openSqliteStore } from "#src/store/sqlite/store.ts";
import type { Store } from "#src/store/store.ts";
import type { Config } from "./config.ts";

export interface OpenStoreOptions {
  /** Reads an embedded store's whole file for damage before it is used. */
  readonly checkIntegrity: boolean;
}

/** The engine that the settings name. */
export function openStore(
  { databaseFile, firestore }: Pick<Config, "databaseFile" | "firestore">,
  options: OpenStoreOptions,
): Store {
  if (firestore === null) return openSqliteStore(databaseFile, options);
  return openFirestoreStore(firestore.projectId === null ? {} : { projectId: firestore.projectId });
}
