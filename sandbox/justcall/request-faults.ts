import type { Answer } from "../answer.ts";
import { failure, HTML_PAGE, serverError, TOO_MANY } from "./answer.ts";
import type { FaultArea, Faults } from "./faults.ts";

/** The answer of a fault that strikes before the request is looked at. */
export function failed(
  faults: Faults,
  area: FaultArea,
  at: { now: number; headers: Record<string, string> },
): Answer | "hang" | undefined {
  const { now, headers } = at;
  if (faults.take("hang", area)) return "hang";
  if (faults.take("unauthorized", area)) return failure(401, "Unauthorized");
  if (faults.take("forbidden", area)) return { ...failure(403, "Forbidden"), headers };
  if (faults.take("bad-request", area)) return { ...failure(400, "Bad Request"), headers };
  const limited = faults.take("rate-limited", area);
  if (limited) {
    const answer = failure(429, TOO_MANY);
    if (limited.headers === false) return answer;
    const reset = Math.ceil(now / 1000 + (limited.seconds ?? 1));
    const burst = {
      "X-Rate-Limit-Burst-Remaining": "0",
      "X-Rate-Limit-Burst-Reset": String(reset),
    };
    return { ...answer, headers: { ...headers, ...burst } };
  }
  const broken = faults.take("server-error", area);
  if (broken) return { ...serverError(broken.status ?? 500), headers };
  if (faults.take("html", area)) return { status: 200, body: null, html: HTML_PAGE, headers };
  return undefined;
}
