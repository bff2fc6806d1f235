import type { Answer } from "./answer.ts";
import type { AnyFault, SwitchedFaults } from "./switched-faults.ts";

/** What can be done to a sandbox of any vendor. */
export interface Steered<F extends AnyFault> {
  readonly faults: SwitchedFaults<F>;
  readonly requests: unknown[];
  setClock(now: number | null): void;
  now(): number;
}

/** One request below /_sandbox. */
export interface ControlRequest {
  method: string;
  path: string;
  body: unknown;
}

/** Reads or forgets the requests, switches faults, sets the clock; null for what only one vendor's sandbox has. */
export function steer<F extends AnyFault>(
  sandbox: Steered<F>,
  { method, path, body }: ControlRequest,
): Answer | null {
  const { faults, requests } = sandbox;
  switch (`${method} ${path}`) {
    case "GET /_sandbox/requests":
      return done({ requests });
    case "DELETE /_sandbox/requests":
      requests.length = 0;
      return done({});
    case "GET /_sandbox/faults":
      return done({ faults: faults.active });
    case "POST /_sandbox/faults":
      if (!faults.isFault(body)) return wrong("no such fault");
      faults.switchOn(body);
      return done({});
    case "DELETE /_sandbox/faults":
      faults.clear();
      return done({});
    case "POST /_sandbox/clock": {
      const now = isRecord(body) ? body["now"] : undefined;
      if (now !== null && !isTime(now)) return wrong("now: milliseconds or null");
      sandbox.setClock(now);
      return done({ now: sandbox.now() });
    }
    default:
      return null;
  }
}

export function done(body: Record<string, unknown>): Answer {
  return { status: 200, body };
}

export function wrong(message: string, status = 400): Answer {
  return { status, body: { error: message } };
}

/** ms since 1970 */
export function isTime(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
