import { parseArgs } from "node:util";
import { announce, given, wholeOption } from "../command.ts";
import { startJustCallSandbox } from "./server.ts";
import { generateTeam, generateUniform } from "./team.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string" },
    seed: { type: "string" },
    zone: { type: "string" },
    agents: { type: "string" },
    days: { type: "string" },
    calls: { type: "string" },
    "per-minute": { type: "string" },
    "per-hour": { type: "string" },
    "minute-ms": { type: "string" },
    "hour-ms": { type: "string" },
  },
});

const whole = (name: keyof typeof values) => wholeOption(values, name);
const now = Date.now();
const zone = values.zone ?? "America/Denver";
const agents = whole("agents");
const days = whole("days");
const account =
  agents === undefined
    ? generateTeam({
        seed: whole("seed") ?? 1,
        now,
        zone,
        ...(days === undefined ? {} : { days }),
      })
    : generateUniform({
        agents,
        days: days ?? 30,
        callsPerAgentDay: whole("calls") ?? 40,
        now,
        zone,
      });

const limits = {
  perMinute: whole("per-minute"),
  perHour: whole("per-hour"),
  minuteMs: whole("minute-ms"),
  hourMs: whole("hour-ms"),
};
const sandbox = await startJustCallSandbox({
  account,
  port: whole("port") ?? 0,
  limits: given(limits),
});

announce(sandbox);
