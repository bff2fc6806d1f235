import { z } from "zod";
import { accept } from "#src/api/contract/days.ts";
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
  const { ranks, publicApi } = accept(policySchema, given);
  await store.settings.changeWorkspace({ ranks, publicApiOpen: publicApi === "open" });
}
