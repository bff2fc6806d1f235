import { parseArgs } from "node:util";
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

function whole(name: keyof typeof values): number | undefined {
  const text = values[name];
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new Error(`--${name} needs a whole number`);
  return Number(text);
}

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
  limits: Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined)),
});

let stopping = false;
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void sandbox.close();
  });
}
process.stdout.write(`${JSON.stringify({ url: sandbox.url, pid: process.pid })}\n`);
