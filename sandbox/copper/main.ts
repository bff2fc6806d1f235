import { parseArgs } from "node:util";
import { announce, given, wholeOption } from "../command.ts";
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

const whole = (name: keyof typeof values) => wholeOption(values, name);
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
  limits: given(limits),
});

announce(sandbox);
