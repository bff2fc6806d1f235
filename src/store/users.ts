import type { User } from "#src/domain/people/person.ts";

export interface UserStore {
  list(): Promise<User[]>;
  find(id: string): Promise<User | null>;
  /**
   * Adds all of these or none. Throws `conflict` when an id or an e-mail address (without regard to case) is taken.
   */
  add(users: readonly User[]): Promise<void>;
  /** Replaces what is kept of these users, by id; all or none. Throws `conflict` like `add`. */
  update(users: readonly User[]): Promise<void>;
}
