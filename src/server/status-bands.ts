import { bandsRequest } from "#src/api/contract/calendar.ts";
import { acceptFields } from "#src/api/contract/invalid-fields.ts";
import type { StatusBands } from "#src/domain/goals/status-bands.ts";
import { assertManager, type Caller } from "./caller.ts";
import type { Services } from "./services.ts";

/** Sets from which pace on a goal is on track, and behind. Throws `not_allowed` or `InvalidFields`. */
export async function setStatusBands(
  { store }: Pick<Services, "store">,
  caller: Caller,
  given: unknown,
): Promise<StatusBands> {
  assertManager(caller);
  const bands = acceptFields(bandsRequest, given);
  await store.settings.changeWorkspace({ bands });
  return bands;
}
