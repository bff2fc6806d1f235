import { z } from "zod";
import { SHARE_KINDS, type ShareLink, type ShareLinkStore } from "../share-links.ts";
import type { Connection, Found } from "./connection.ts";
import { readAs, timestamp } from "./stored.ts";
import { compareText } from "./text-order.ts";
import type { Write } from "./writes.ts";

const COLLECTION = "shareLinks";

const schema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(SHARE_KINDS),
  createdBy: z.string(),
  createdAt: timestamp,
  revokedAt: timestamp.nullable(),
});

/** Each under its hash, so that a hash is given once. */
export function createShareLinkStore(connection: Connection): ShareLinkStore {
  return {
    async add(link) {
      await connection.create(linkPath(link.hash), fieldsOf(link));
    },
    async findByHash(hash) {
      const found = await (await connection.reads()).get(linkPath(hash));
      return found === null ? null : toLink(found);
    },
    async list() {
      const links = (await (await connection.reads()).find(COLLECTION, (all) => all)).map(toLink);
      return links.sort((a, b) => compareText(b.createdAt, a.createdAt) || compareText(a.id, b.id));
    },
    async revoke(id, revokedAt) {
      return connection.transaction(async (changes) => {
        const [found] = await changes.find(COLLECTION, (links) =>
          links.where("id", "==", id).limit(1),
        );
        if (found === undefined) return false;
        const link = toLink(found);
        if (link.revokedAt === null) changes.put(linkWrite({ ...link, revokedAt }));
        return true;
      });
    },
  };
}

export function toLink(found: Found): ShareLink {
  return { ...readAs(schema, found), hash: decodeURIComponent(found.id) };
}

function fieldsOf({ hash: _, createdAt, revokedAt, ...fields }: ShareLink) {
  return {
    ...fields,
    createdAt: new Date(createdAt),
    revokedAt: revokedAt === null ? null : new Date(revokedAt),
  };
}

export function linkWrite(link: ShareLink): Write {
  return { kind: "set", path: linkPath(link.hash), data: fieldsOf(link) };
}

function linkPath(hash: string): string {
  return `${COLLECTION}/${encodeURIComponent(hash)}`;
}
