import type { Answer } from "../answer.ts";
import { type ControlRequest, done, isRecord, isTime, steer, wrong } from "../steering.ts";
import type { SandboxCall } from "./account.ts";
import type { JustCallSandbox, SandboxRequest } from "./server.ts";

/** The routes under /_sandbox, with which another process drives the sandbox. */
export function control(
  sandbox: Pick<JustCallSandbox, "account" | "faults" | "setClock" | "now"> & {
    requests: SandboxRequest[];
  },
  route: ControlRequest,
): Answer {
  const steered = steer(sandbox, route);
  if (steered !== null) return steered;
  const { account } = sandbox;
  const body = isRecord(route.body) ? route.body : {};
  const [, , place, id] = route.path.split("/");
  switch (`${route.method} ${place}${id === undefined ? "" : "/id"}`) {
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
