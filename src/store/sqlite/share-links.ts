import { firstRow, rows } from "../counting/rows.ts";
import type { ShareLink, ShareLinkStore } from "../share-links.ts";
import type { Database } from "./database.ts";

const COLUMNS = "id, name, kind, hash, createdBy, createdAt, revokedAt";

export function createShareLinkStore(database: Database): ShareLinkStore {
  return {
    async add(link) {
      database
        .prepare(`insert into share_link (${COLUMNS}) values (?, ?, ?, ?, ?, ?, ?)`)
        .run(
          link.id,
          link.name,
          link.kind,
          link.hash,
          link.createdBy,
          link.createdAt,
          link.revokedAt,
        );
    },
    findByHash: async (hash) =>
      firstRow<ShareLink>(
        database.prepare(`select ${COLUMNS} from share_link where hash = ?`),
        hash,
      ),
    list: async () =>
      rows<ShareLink>(
        database.prepare(`select ${COLUMNS} from share_link order by createdAt desc, id`),
      ),
    async revoke(id, revokedAt) {
      const { changes } = database
        .prepare("update share_link set revokedAt = coalesce(revokedAt, ?) where id = ?")
        .run(revokedAt, id);
      return Number(changes) === 1;
    },
  };
}
