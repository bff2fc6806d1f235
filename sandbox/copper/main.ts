import { parseArgs } from "node:util";
import { generateTeam } from "../justcall/team.ts";
import { startCopperSandbox } from "./server.ts";
import { generateCopper } from "./team.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string" },
    seed: { type: "string" },
    zone: { type: "string" },
    days: { type: "string" },
    "per-minute": { type: "string" },
    "window-ms": { type: "string" },
  },
});

function whole(name: keyof typeof values): number | undefined {
  const text = values[name];
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new Error(`--${name} needs a whole number`);
  return Number(text);
}

const now = Date.now();
const seed = whole("seed") ?? 1;
const days = whole("days");
// The same team as JustCall's sandbox makes of the same seed, zone and days.
const justcall = generateTeam({
  seed,
  now,
  zone: values.zone ?? "America/Denver",
  ...(days === undefined ? {} : { days }),
});
const limits = { perMinute: whole("per-minute"), windowMs: whole("window-ms") };
const sandbox = await startCopperSandbox({
  account: generateCopper({ justcall, seed, now }).account,
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
