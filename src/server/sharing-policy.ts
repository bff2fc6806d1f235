import { z } from "zod";
import { AppError } from "#src/domain/errors.ts";
import { RANK_POLICIES } from "#src/domain/workspace.ts";
import { assertManager, type Caller } from "./caller.ts";
import type { Services } from "./services.ts";

const policySchema = z.object({
  ranks: z.enum(RANK_POLICIES, `ranks must be one of ${RANK_POLICIES.join(", ")}`),
  publicApi: z.enum(["open", "closed"], "publicApi must be open or closed"),
});

/** Sets what everybody sees of ranks, and who may ask `/api/public`. Throws `not_allowed` or `invalid_request`. */
export async function setSharingPolicy(
  { store }: Pick<Services, "store">,
  caller: Caller,
  given: { readonly ranks: string | null; readonly publicApi: string | null },
): Promise<void> {
  assertManager(caller);
  const parsed = policySchema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ message }) => message);
    throw new AppError("invalid_request", `${problems.join("; ")}.`);
  }
  const { ranks, publicApi } = parsed.data;
  await store.settings.changeWorkspace({ ranks, publicApiOpen: publicApi === "open" });
}
