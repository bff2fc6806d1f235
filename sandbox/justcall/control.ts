import type { SandboxCall } from "./account.ts";
import type { Answer } from "./answer.ts";
import type { JustCallSandbox, SandboxRequest } from "./server.ts";

/** The routes under /_sandbox, with which another process drives the sandbox. */
export function control(
  sandbox: Pick<JustCallSandbox, "account" | "faults" | "setClock" | "now"> & {
    requests: SandboxRequest[];
  },
  route: { method: string; path: string; body: unknown },
): Answer {
  const { account, faults, requests } = sandbox;
  const body = isRecord(route.body) ? route.body : {};
  const [, , place, id] = route.path.split("/");
  switch (`${route.method} ${place}${id === undefined ? "" : "/id"}`) {
    case "GET requests":
      return done({ requests });
    case "DELETE requests":
      requests.length = 0;
      return done({});
    case "GET faults":
      return done({ faults: faults.active });
    case "POST faults":
      if (!faults.isFault(body)) return wrong("no such fault");
      faults.switchOn(body);
      return done({});
    case "DELETE faults":
      faults.clear();
      return done({});
    case "POST clock": {
      const now = body["now"];
      if (now !== null && !isTime(now)) return wrong("now: milliseconds or null");
      sandbox.setClock(now);
      return done({ now: sandbox.now() });
    }
    case "POST calls": {
      const { at, agentId } = body;
      if (!isTime(at) || !(agentId === null || typeof agentId === "number")) {
        return wrong("at and agentId are needed");
      }
      const part: Partial<SandboxCall> = body;
      return done({ call: account.addCall({ ...part, at, agentId }) });
    }
    case "PATCH calls/id":
      if (account.call(Number(id)) === undefined) return wrong("no such call", 404);
      account.editCall(Number(id), body);
      return done({ call: account.call(Number(id)) });
    case "DELETE calls/id":
      if (account.call(Number(id)) === undefined) return wrong("no such call", 404);
      account.removeCall(Number(id));
      return done({});
    case "GET truth":
      return done({
        zone: account.zone,
        agents: account.agents,
        calls: Array.from(account.calls(), truthOf),
      });
    default:
      return wrong("no such control route", 404);
  }
}

function truthOf({ id, agentId, at, totalSeconds, type, direction }: SandboxCall) {
  return { id, agentId, at, totalSeconds, type, direction };
}

function done(body: Record<string, unknown>): Answer {
  return { status: 200, body };
}

function wrong(message: string, status = 400): Answer {
  return { status, body: { error: message } };
}

function isTime(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
