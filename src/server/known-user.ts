import { AppError } from "#src/domain/errors.ts";
import type { Services } from "./services.ts";

/** Throws `user_not_found` where nobody here has this id. */
export async function assertUser(
  { store }: Pick<Services, "store">,
  userId: string,
): Promise<void> {
  if ((await store.users.find(userId)) !== null) return;
  throw new AppError("user_not_found", `There is no user "${userId}".`);
}
