import type { Answer } from "../answer.ts";
import { failure, MAINTENANCE_PAGE, TOO_MANY } from "./answer.ts";
import type { CopperFaults, FaultArea } from "./faults.ts";

/** The answer of a fault that strikes before the request is looked at. */
export function failed(faults: CopperFaults, area: FaultArea): Answer | "hang" | undefined {
  if (faults.take("hang", area)) return "hang";
  if (faults.take("unauthorized", area)) return failure(401, "Unauthorized");
  if (faults.take("forbidden", area)) return failure(403, "Forbidden");
  if (faults.take("bad-request", area)) return failure(422, "Invalid input");
  if (faults.take("rate-limited", area)) return failure(429, TOO_MANY);
  const broken = faults.take("server-error", area);
  if (broken) return failure(broken.status ?? 500, "Something went wrong");
  if (faults.take("html", area)) return { status: 200, body: null, html: MAINTENANCE_PAGE };
  return undefined;
}
