import { isIP } from "node:net";
import { join } from "node:path";
import { z } from "zod";
import { WEEK_STARTS } from "#src/domain/calendar/period.ts";
import { isZone } from "#src/domain/calendar/zone.ts";

/** The settings of one process, read once. This is the only module that looks at the environment. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** The public base address. */
  readonly url: string;
  /** Which of the two keeps everything. */
  readonly engine: StoreEngine;
  /** Of the embedded engine. */
  readonly databaseFile: string;
  readonly firestore: FirestoreConfig;
  readonly workspaceZone: string;
  readonly weekStart: (typeof WEEK_STARTS)[number];
  readonly authOn: boolean;
  /** Signs cookies; null only where nobody signs in: with sign-in off, and on the command line. */
  readonly secret: string | null;
  /** Whoever schedules syncs from outside shows it; null: nobody may. */
  readonly cronSecret: string | null;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Null: JustCall is not configured, the rest works. */
  readonly justcall: JustCallConfig | null;
  /** Null: Copper is not configured, the rest works. */
  readonly copper: CopperConfig | null;
}

export interface JustCallConfig {
  readonly apiUrl: string;
  readonly key: string;
  readonly secret: string;
  /** The account's IANA zone, in which its filters are read. */
  readonly zone: string;
}

export interface CopperConfig {
  /** With its path, as the vendor writes it. */
  readonly apiUrl: string;
  readonly token: string;
  /** The login of whoever owns the token. */
  readonly userEmail: string;
}

export interface FirestoreConfig {
  /** Null: the one that Google's library finds where it runs. */
  readonly projectId: string | null;
  /** Google's emulator stands in its place, at an address that the library reads by itself. */
  readonly emulated: boolean;
}

const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;

/** Settings that cannot be worked with; the message names each and what is wrong with it. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(
      `Callboard cannot start with these settings:\n${problems.map((p) => `  ${p}`).join("\n")}`,
    );
    this.name = "ConfigError";
  }
}

const zone = z.string().refine(isZone, "must be an IANA time zone such as America/Denver");
const address = z
  .url({ protocol: /^https?$/, error: "must be an address that begins with http:// or https://" })
  .transform((text) => text.replace(/\/+$/, ""));

export const STORE_ENGINES = ["sqlite", "firestore"] as const;
export type StoreEngine = (typeof STORE_ENGINES)[number];

const schema = z.object({
  PORT: z.coerce.number("must be a number").int().min(0).max(65_535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  CALLBOARD_URL: address.optional(),
  CALLBOARD_DATA: z.string().default("./data"),
  CALLBOARD_STORE: z.enum(STORE_ENGINES, "must be sqlite or firestore").default("sqlite"),
  GOOGLE_CLOUD_PROJECT: z.string().optional(),
  FIRESTORE_EMULATOR_HOST: z.string().optional(),
  CALLBOARD_TIME_ZONE: zone.default("UTC"),
  CALLBOARD_WEEK_START: z.enum(WEEK_STARTS, "must be monday or sunday").default("monday"),
  CALLBOARD_AUTH: z.enum(["on", "off"], "must be on or off").default("on"),
  CALLBOARD_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  CRON_SECRET: z
    .string()
    .min(16, "must have at least 16 characters")
    .regex(/^\S+$/, "must be without spaces")
    .optional(),
  CALLBOARD_LOG: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`).default("info"),
  JUSTCALL_API_URL: address.default("https://api.justcall.io"),
  JUSTCALL_API_KEY: z.string().optional(),
  JUSTCALL_API_SECRET: z.string().optional(),
  JUSTCALL_TIME_ZONE: zone.optional(),
  COPPER_API_URL: address.default("https://api.copper.com/developer_api/v1"),
  COPPER_API_TOKEN: z.string().optional(),
  COPPER_USER_EMAIL: z
    .string()
    .regex(/^[^\s@]+@[^\s@]+$/, "must be an e-mail address")
    .optional(),
});

/**
 * Reads the settings and throws a `ConfigError` that names everything wrong with them. The command line needs no secret: it
 * signs nothing and listens to nobody.
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  door: "server" | "cli",
): Config {
  // An empty variable is an unset one: that is how people switch a line of an env file off.
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const parsed = schema.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  problems.push(...problemsTogether(given, door));
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const env = parsed.data;

  return {
    port: env.PORT,
    host: env.HOST,
    url: env.CALLBOARD_URL ?? `http://${urlHost(env.HOST)}:${env.PORT}`,
    databaseFile: join(env.CALLBOARD_DATA, "callboard.sqlite"),
    engine: env.CALLBOARD_STORE,
    firestore: {
      projectId: env.GOOGLE_CLOUD_PROJECT ?? null,
      emulated: env.FIRESTORE_EMULATOR_HOST !== undefined,
    },
    workspaceZone: env.CALLBOARD_TIME_ZONE,
    weekStart: env.CALLBOARD_WEEK_START,
    authOn: env.CALLBOARD_AUTH === "on",
    secret: env.CALLBOARD_SECRET ?? null,
    cronSecret: env.CRON_SECRET ?? null,
    logLevel: env.CALLBOARD_LOG,
    justcall:
      env.JUSTCALL_API_KEY === undefined || env.JUSTCALL_API_SECRET === undefined
        ? null
        : {
            apiUrl: env.JUSTCALL_API_URL,
            key: env.JUSTCALL_API_KEY,
            secret: env.JUSTCALL_API_SECRET,
            zone: env.JUSTCALL_TIME_ZONE ?? env.CALLBOARD_TIME_ZONE,
          },
    copper:
      env.COPPER_API_TOKEN === undefined || env.COPPER_USER_EMAIL === undefined
        ? null
        : {
            apiUrl: env.COPPER_API_URL,
            token: env.COPPER_API_TOKEN,
            userEmail: env.COPPER_USER_EMAIL,
          },
  };
}

/** What is wrong with settings that are right one by one. */
function problemsTogether(
  given: Readonly<Record<string, string | undefined>>,
  door: "server" | "cli",
): string[] {
  const problems: string[] = [];
  const { CALLBOARD_AUTH: auth = "on", CALLBOARD_SECRET: secret, HOST: host = "127.0.0.1" } = given;
  if (door === "server" && auth === "on" && secret === undefined) {
    problems.push(
      "CALLBOARD_SECRET: is missing; set at least 32 random characters, or CALLBOARD_AUTH=off for a look on this machine",
    );
  }
  if (door === "server" && auth === "off" && !isLoopback(host)) {
    problems.push(
      `CALLBOARD_AUTH: off is refused, since HOST=${host} can be reached from elsewhere`,
    );
  }
  const { JUSTCALL_API_KEY: key, JUSTCALL_API_SECRET: keySecret } = given;
  if ((key === undefined) !== (keySecret === undefined)) {
    problems.push("JUSTCALL_API_KEY, JUSTCALL_API_SECRET: set both or neither");
  }
  const { COPPER_API_TOKEN: token, COPPER_USER_EMAIL: login } = given;
  if ((token === undefined) !== (login === undefined)) {
    problems.push("COPPER_API_TOKEN, COPPER_USER_EMAIL: set both or neither");
  }
  problems.push(...problemsOfEmulator(given));
  return problems;
}

/** The emulator has no sign-in and keeps nothing: it is for tests, and never for a team's data. */
function problemsOfEmulator(given: Readonly<Record<string, string | undefined>>): string[] {
  const { CALLBOARD_STORE: store, FIRESTORE_EMULATOR_HOST: host } = given;
  if (store !== "firestore" || host === undefined) return [];
  if (given["NODE_ENV"] === "production") {
    return [
      `FIRESTORE_EMULATOR_HOST: is refused in production (NODE_ENV=production), since everything would go to ${host} unencrypted and unguarded; unset it`,
    ];
  }
  if (given["GOOGLE_CLOUD_PROJECT"] === undefined)
    return [
      "GOOGLE_CLOUD_PROJECT: is missing; the emulator needs any name, such as demo-callboard",
    ];
  return [];
}

/** A host as it stands in an address: IPv6 in brackets. */
export function urlHost(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}

/** True for a name or address that only this machine can reach. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[(.*)\]$/, "$1");
  return (
    name === "localhost" ||
    name === "::1" ||
    name.endsWith(".localhost") ||
    (isIP(name) === 4 && name.startsWith("127."))
  );
}
