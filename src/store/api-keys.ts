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
  findByHash(hash: string): Promise<ApiKey | null>;
  list(): Promise<ApiKey[]>;
}
