import { z } from "zod";
import { ROLES } from "#src/domain/people/person.ts";
import type { ApiKey, ApiKeyStore } from "../api-keys.ts";
import type { Connection, Found } from "./connection.ts";
import { readAs, timestamp } from "./stored.ts";
import type { Write } from "./writes.ts";

const COLLECTION = "apiKeys";

const schema = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  userId: z.string().nullable(),
  createdAt: timestamp,
});

/** Each under its hash: what every request asks for is one read. */
export function createApiKeyStore(connection: Connection): ApiKeyStore {
  const findById = async (id: string): Promise<ApiKey | null> => {
    const reads = await connection.reads();
    const [found] = await reads.find(COLLECTION, (keys) => keys.where("id", "==", id).limit(1));
    return found === undefined ? null : toKey(found);
  };
  return {
    async add(key) {
      await connection.create(keyPath(key.hash), fieldsOf(key));
    },
    find: findById,
    async findByHash(hash) {
      const found = await (await connection.reads()).get(keyPath(hash));
      return found === null ? null : toKey(found);
    },
    async list() {
      const keys = (await (await connection.reads()).find(COLLECTION, (all) => all)).map(toKey);
      return keys.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
    },
    async remove(id) {
      const key = await findById(id);
      if (key === null) return false;
      await connection.write([{ kind: "delete", path: keyPath(key.hash) }]);
      return true;
    },
  };
}

export function toKey(found: Found): ApiKey {
  return { ...readAs(schema, found), hash: decodeURIComponent(found.id) };
}

function fieldsOf({ hash: _, createdAt, ...fields }: ApiKey) {
  return { ...fields, createdAt: new Date(createdAt) };
}

export function keyWrite(key: ApiKey): Write {
  return { kind: "set", path: keyPath(key.hash), data: fieldsOf(key) };
}

function keyPath(hash: string): string {
  return `${COLLECTION}/${encodeURIComponent(hash)}`;
}

function placeOf({ createdAt, id }: ApiKey): string {
  return `${createdAt} ${id}`;
}
