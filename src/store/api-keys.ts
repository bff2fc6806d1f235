import type { Role } from "#src/domain/people/person.ts";

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Whom a rep's key stands for; null: nobody in particular. */
  readonly userId: string | null;
  /** SHA-256 of the key, hex. The key itself is kept nowhere. */
  readonly hash: string;
  readonly createdAt: string;
}

export interface ApiKeyStore {
  add(key: ApiKey): Promise<void>;
  find(id: string): Promise<ApiKey | null>;
  findByHash(hash: string): Promise<ApiKey | null>;
  /** Oldest first. */
  list(): Promise<ApiKey[]>;
  /** From now on the key is unknown. False when there is none of that id. */
  remove(id: string): Promise<boolean>;
}
