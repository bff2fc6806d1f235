import { randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { accept } from "#src/api/contract/days.ts";
import { AppError } from "#src/domain/errors.ts";
import { ROLES, type Role } from "#src/domain/people/person.ts";
import { hashKey } from "./caller.ts";
import { assertUser } from "./known-user.ts";
import type { Services } from "./services.ts";

export interface NewApiKey {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly userId: string | null;
  /** The key itself; it cannot be had again. */
  readonly key: string;
}

/** Takes a key back: programs and browsers that use it are refused from now on. Throws `not_found`. */
export async function revokeApiKey(services: Pick<Services, "store">, id: string): Promise<void> {
  if (await services.store.keys.remove(id)) return;
  throw new AppError("not_found", `There is no key with the id "${id}" (callboard keys list).`);
}

const keySchema = z.object({
  name: z
    .string("--name is missing: say what the key is for")
    .trim()
    .min(1, "--name is empty")
    .max(100),
  role: z.enum(ROLES, `--role must be one of ${ROLES.join(", ")}`),
  userId: z.string().nullable(),
});

/** Makes a key and keeps its hash. Throws `invalid_request` or `user_not_found`. */
export async function createApiKey(
  services: Pick<Services, "store">,
  given: {
    readonly name: string | null;
    readonly role: string | null;
    readonly userId: string | null;
  },
): Promise<NewApiKey> {
  const { name, role, userId } = accept(keySchema, given);
  if (userId !== null) await assertUser(services, userId);
  const key = `cb_${randomBytes(32).toString("base64url")}`;
  const id = randomUUID();
  await services.store.keys.add({
    id,
    name,
    role,
    userId,
    hash: hashKey(key),
    createdAt: new Date().toISOString(),
  });
  return { id, name, role, userId, key };
}
