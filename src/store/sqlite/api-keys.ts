import type { ApiKey, ApiKeyStore } from "../api-keys.ts";
import { firstRow, rows } from "../counting/rows.ts";
import type { Database } from "./database.ts";

const COLUMNS = "id, name, role, userId, hash, createdAt";

export function createApiKeyStore(database: Database): ApiKeyStore {
  return {
    async add(key) {
      database
        .prepare(`insert into api_key (${COLUMNS}) values (?, ?, ?, ?, ?, ?)`)
        .run(key.id, key.name, key.role, key.userId, key.hash, key.createdAt);
    },
    find: async (id) =>
      firstRow<ApiKey>(database.prepare(`select ${COLUMNS} from api_key where id = ?`), id),
    findByHash: async (hash) =>
      firstRow<ApiKey>(database.prepare(`select ${COLUMNS} from api_key where hash = ?`), hash),
    list: async () =>
      rows<ApiKey>(database.prepare(`select ${COLUMNS} from api_key order by createdAt, id`)),
    remove: async (id) =>
      database.prepare("delete from api_key where id = ?").run(id).changes === 1,
  };
}
