import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigError, isLoopback, readConfig } from "./config.ts";

type Settings = Readonly<Record<string, string | undefined>>;

const SECRET = "s".repeat(32);
const OPEN = { CALLBOARD_AUTH: "off" };
const KEYS = { JUSTCALL_API_KEY: "the-key", JUSTCALL_API_SECRET: "the-secret" };

/** The lines of what is wrong, one per setting. */
function problemsOf(settings: Settings, door: "server" | "cli" = "server"): string[] {
  try {
    readConfig(settings, door);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split("\n").slice(1);
  }
  return [];
}

describe("what is read", () => {
  test("without any setting are the defaults", () => {
    expect(readConfig({ CALLBOARD_SECRET: SECRET }, "server")).toEqual({
      port: 3000,
      host: "127.0.0.1",
      url: "http://127.0.0.1:3000",
      databaseFile: join("data", "callboard.sqlite"),
      engine: "sqlite",
      firestore: { projectId: null, emulated: false },
      workspaceZone: "UTC",
      weekStart: "monday",
      authOn: true,
      secret: SECRET,
      cronSecret: null,
      logLevel: "info",
      justcall: null,
      copper: null,
    });
  });

  test("is every setting, each in its place", () => {
    const settings = {
      PORT: "8080",
      HOST: "127.0.0.2",
      CALLBOARD_URL: "https://board.example.com/",
      CALLBOARD_DATA: "/var/lib/callboard",
      CALLBOARD_STORE: "sqlite",
      CALLBOARD_TIME_ZONE: "America/Denver",
      CALLBOARD_WEEK_START: "sunday",
      CALLBOARD_AUTH: "off",
      CALLBOARD_SECRET: SECRET,
      CRON_SECRET: "every-morning-at-five",
      CALLBOARD_LOG: "warn",
      JUSTCALL_API_URL: "http://127.0.0.1:9000//",
      ...KEYS,
      JUSTCALL_TIME_ZONE: "Asia/Kolkata",
      COPPER_API_URL: "http://127.0.0.1:9001/developer_api/v1/",
      COPPER_API_TOKEN: "the-token",
      COPPER_USER_EMAIL: "admin@example.com",
    };
    expect(readConfig(settings, "server")).toEqual({
      port: 8080,
      host: "127.0.0.2",
      url: "https://board.example.com",
      databaseFile: join("/var/lib/callboard", "callboard.sqlite"),
      engine: "sqlite",
      firestore: { projectId: null, emulated: false },
      workspaceZone: "America/Denver",
      weekStart: "sunday",
      authOn: false,
      secret: SECRET,
      cronSecret: "every-morning-at-five",
      logLevel: "warn",
      justcall: {
        apiUrl: "http://127.0.0.1:9000",
        key: "the-key",
        secret: "the-secret",
        zone: "Asia/Kolkata",
      },
      copper: {
        apiUrl: "http://127.0.0.1:9001/developer_api/v1",
        token: "the-token",
        userEmail: "admin@example.com",
      },
    });
  });

  test("JustCall's address and zone have defaults: its own, and the workspace's", () => {
    const settings = { ...OPEN, ...KEYS, CALLBOARD_TIME_ZONE: "Europe/London" };
    expect(readConfig(settings, "server").justcall).toMatchObject({
      apiUrl: "https://api.justcall.io",
      zone: "Europe/London",
    });
  });

  test("an empty setting is an unset one, whichever it is", () => {
    const names = [
      "PORT",
      "HOST",
      "CALLBOARD_URL",
      "CALLBOARD_DATA",
      "CALLBOARD_STORE",
      "GOOGLE_CLOUD_PROJECT",
      "FIRESTORE_EMULATOR_HOST",
      "CALLBOARD_TIME_ZONE",
      "CALLBOARD_WEEK_START",
      "CALLBOARD_LOG",
      "CRON_SECRET",
      "JUSTCALL_API_URL",
      "JUSTCALL_API_KEY",
      "JUSTCALL_API_SECRET",
      "JUSTCALL_TIME_ZONE",
    ];
    for (const empty of ["", "  ", undefined]) {
      const settings = Object.fromEntries(names.map((name) => [name, empty]));
      expect(readConfig({ ...settings, ...OPEN }, "server")).toEqual(readConfig(OPEN, "server"));
    }
    expect(problemsOf({ CALLBOARD_SECRET: "" })[0]).toContain("CALLBOARD_SECRET");
  });

  test("settings that are none of ours are nobody's business", () => {
    expect(problemsOf({ ...OPEN, PATH: "/bin", PORTS: "many" })).toEqual([]);
  });

  test("port 0, any free one, is allowed", () => {
    expect(readConfig({ ...OPEN, PORT: "0" }, "server").port).toBe(0);
  });

  test("the address of an IPv6 host is one that a browser can open", () => {
    const { url } = readConfig({ ...OPEN, HOST: "::1", PORT: "8080" }, "server");
    expect(URL.canParse(url)).toBe(true);
    expect(url).toBe("http://[::1]:8080");
  });
});

test("Firestore is used when it is named, in the project that is named or found", () => {
  const firestore = (settings: Record<string, string>) =>
    readConfig({ ...OPEN, CALLBOARD_STORE: "firestore", ...settings }, "server");
  expect(firestore({})).toMatchObject({ engine: "firestore", firestore: { projectId: null } });
  expect(firestore({ GOOGLE_CLOUD_PROJECT: "team" })).toMatchObject({
    firestore: { projectId: "team" },
  });
});

describe("what is wrong is refused by name", () => {
  test.each([
    ["PORT", "many"],
    ["PORT", "-1"],
    ["PORT", "65536"],
    ["PORT", "80.5"],
    ["CALLBOARD_URL", "board.example.com"],
    ["CALLBOARD_URL", "ftp://board.example.com"],
    ["CALLBOARD_STORE", "postgres"],
    ["CALLBOARD_TIME_ZONE", "Mountain"],
    ["CALLBOARD_TIME_ZONE", "+02:00"],
    ["CALLBOARD_WEEK_START", "tuesday"],
    ["CALLBOARD_WEEK_START", "Monday"],
    ["CALLBOARD_AUTH", "no"],
    ["CALLBOARD_AUTH", "false"],
    ["CALLBOARD_LOG", "loud"],
    ["CRON_SECRET", "short"],
    ["CRON_SECRET", "of words with spaces"],
    ["JUSTCALL_API_URL", "api.justcall.io"],
    ["JUSTCALL_API_URL", "file:///etc/passwd"],
    ["JUSTCALL_TIME_ZONE", "Mars/Olympus"],
  ])("%s=%s", (name, value) => {
    const problems = problemsOf({ CALLBOARD_SECRET: SECRET, ...KEYS, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^ *${name}: \\S`));
  });

  test("a short secret, which is not repeated", () => {
    const short = "hunter2-hunter2-hunter2-hunter2";
    expect(short).toHaveLength(31);
    const [problem, ...others] = problemsOf({ CALLBOARD_SECRET: short });
    expect(others).toEqual([]);
    expect(problem).toContain("CALLBOARD_SECRET: must have at least 32 characters");
    expect(problem).not.toContain("hunter2");
  });

  test.each(["JUSTCALL_API_KEY", "JUSTCALL_API_SECRET"] as const)(
    "%s without its other half, which is not repeated",
    (name) => {
      const problems = problemsOf({ ...OPEN, [name]: "half-of-it" });
      expect(problems).toHaveLength(1);
      expect(problems[0]).toContain("JUSTCALL_API_KEY, JUSTCALL_API_SECRET");
      expect(problems[0]).not.toContain("half-of-it");
    },
  );

  const EMULATED = {
    ...OPEN,
    CALLBOARD_STORE: "firestore",
    GOOGLE_CLOUD_PROJECT: "demo-team",
    FIRESTORE_EMULATOR_HOST: "127.0.0.1:8085",
  };

  test("Firestore's emulator in production, and without a project", () => {
    expect(problemsOf({ ...EMULATED, NODE_ENV: "development" })).toEqual([]);
    expect(problemsOf({ ...EMULATED, NODE_ENV: "production" })[0]).toMatch(
      /^ *FIRESTORE_EMULATOR_HOST: .*production/,
    );
    expect(problemsOf({ ...EMULATED, GOOGLE_CLOUD_PROJECT: "" })[0]).toMatch(
      /^ *GOOGLE_CLOUD_PROJECT: /,
    );
    // Whoever keeps everything in SQLite may have it set for another program.
    const embedded = { ...EMULATED, CALLBOARD_STORE: "sqlite", NODE_ENV: "production" };
    expect(problemsOf(embedded)).toEqual([]);
  });

  test("several at once, each on its line", () => {
    const problems = problemsOf({
      ...OPEN,
      PORT: "x",
      CALLBOARD_WEEK_START: "x",
      CALLBOARD_LOG: "x",
    });
    expect(problems.map((line) => line.trim().split(":")[0])).toEqual([
      "PORT",
      "CALLBOARD_WEEK_START",
      "CALLBOARD_LOG",
    ]);
  });

  test("everything at once, so that nobody starts five times to hear of five mistakes", () => {
    const all = problemsOf({ PORT: "x", JUSTCALL_API_KEY: "half-of-it" }).join("\n");
    for (const name of ["PORT", "CALLBOARD_SECRET", "JUSTCALL_API_SECRET"]) {
      expect(all).toContain(name);
    }
  });
});

describe("signing in", () => {
  test("needs a secret at the server, not at the command line", () => {
    expect(problemsOf({})).toHaveLength(1);
    expect(problemsOf({})[0]).toContain("CALLBOARD_SECRET");
    expect(problemsOf({ CALLBOARD_AUTH: "on" })[0]).toContain("CALLBOARD_SECRET");
    expect(problemsOf({}, "cli")).toEqual([]);
    expect(readConfig({}, "cli").authOn).toBe(true);
  });

  test.each(["127.0.0.1", "127.8.9.10", "localhost", "LOCALHOST", "::1", "[::1]", "app.localhost"])(
    "may be off on %s, which only this machine reaches",
    (HOST) => {
      expect(isLoopback(HOST)).toBe(true);
      expect(problemsOf({ ...OPEN, HOST })).toEqual([]);
    },
  );

  test.each([
    "0.0.0.0",
    "::",
    "[::]",
    "192.168.1.4",
    "10.0.0.1",
    "board.example.com",
    "127.0.0.1.example.com",
    "localhost.example.com",
    "notlocalhost",
    "127.1",
  ])("may not be off on %s", (HOST) => {
    expect(isLoopback(HOST)).toBe(false);
    const problems = problemsOf({ ...OPEN, HOST });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain("CALLBOARD_AUTH");
    expect(problems[0]).toContain(HOST);
    expect(problemsOf({ CALLBOARD_SECRET: SECRET, HOST })).toEqual([]);
    expect(problemsOf({ ...OPEN, HOST }, "cli")).toEqual([]);
  });
});
