import type { Answer } from "../answer.ts";
import { type ControlRequest, done, isRecord, isTime, steer, wrong } from "../steering.ts";
import type { CopperActivity } from "./activity.ts";
import type { Body } from "./body.ts";
import { STATUSES } from "./opportunity.ts";
import type { CopperSandbox, CopperSandboxRequest } from "./server.ts";

type Driven = Pick<CopperSandbox, "account" | "faults" | "setClock" | "now"> & {
  requests: CopperSandboxRequest[];
};

/** The routes under /_sandbox, with which another process drives the sandbox. */
export function control(sandbox: Driven, route: ControlRequest): Answer {
  const steered = steer(sandbox, route);
  if (steered !== null) return steered;
  const { account } = sandbox;
  const body = isRecord(route.body) ? route.body : {};
  const [, , place, id, verb] = route.path.split("/");
  const rest = id === undefined ? "" : verb === undefined ? "/id" : `/id/${verb}`;
  switch (`${route.method} ${place}${rest}`) {
    case "POST activities": {
      const { at, userId } = body;
      if (!isTime(at) || !isUser(userId)) return wrong("at and userId are needed");
      const part: Partial<CopperActivity> = body;
      return done({ activity: account.addActivity({ ...part, at, userId }) });
    }
    case "PATCH activities/id":
      if (account.activity(Number(id)) === undefined) return wrong("no such activity", 404);
      return done({ activity: account.editActivity(Number(id), body) });
    case "DELETE activities/id":
      if (account.activity(Number(id)) === undefined) return wrong("no such activity", 404);
      account.removeActivity(Number(id));
      return done({});
    case "POST opportunities/id/stage":
    case "POST opportunities/id/status":
      return changeDeal(sandbox, Number(id), body);
    case "GET truth":
      return done({ zone: account.zone, users: account.users, activities: account.activities() });
    default:
      return wrong("no such control route", 404);
  }
}

/** `{at, userId, stageId}` or `{at, userId, status}` */
function changeDeal({ account }: Driven, id: number, body: Body): Answer {
  const { at, userId, stageId } = body;
  if (!isTime(at) || !isUser(userId)) return wrong("at and userId are needed");
  if (account.opportunity(id) === undefined) return wrong("no such opportunity", 404);
  if (typeof stageId === "number") {
    return done({ activity: account.moveStage(id, stageId, at, userId) });
  }
  const status = STATUSES.find((one) => one === body["status"]);
  if (status === undefined) return wrong("stageId or status is needed");
  return done({ activity: account.setStatus(id, status, at, userId) });
}

function isUser(value: unknown): value is number | null {
  return value === null || typeof value === "number";
}
