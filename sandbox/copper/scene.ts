import type { CopperAccount } from "./account.ts";
import type { CopperFaults } from "./faults.ts";

/** What a route needs to know of the sandbox at the moment of a request. */
export interface Scene {
  account: CopperAccount;
  faults: CopperFaults;
  /** The user whose e-mail address came with the key. */
  ownerId: number | null;
  /** Whether a search lists removed rows as stubs (reference 4.3: not known). */
  listsRemoved: boolean;
  now: number;
}
