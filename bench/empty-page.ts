import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { ROOT } from "#scripts/project.ts";

/** Out of git's sight and the linter's, yet inside the clone: the framework is found from it. */
const FOLDER = join(ROOT, ".next", "empty-page");
const NEXT = join(ROOT, "node_modules", "next", "dist", "bin", "next");

const FILES: Readonly<Record<string, string>> = {
  "package.json": `{ "private": true, "type": "module" }`,
  "next.config.mjs": `export default { agentRules: false, turbopack: { root: ${JSON.stringify(ROOT)} } };`,
  "app/layout.jsx": `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}`,
  "app/page.jsx": "export default function Page() { return null; }",
};

/** Builds and serves an app of the same framework that has one page with nothing on it, for as long as `work` runs. */
export async function withEmptyPage<T>(work: (url: string) => Promise<T>): Promise<T> {
  rmSync(FOLDER, { recursive: true, force: true });
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(FOLDER, file)), { recursive: true });
    writeFileSync(join(FOLDER, file), text);
  }
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  try {
    execFileSync(process.execPath, [NEXT, "build"], { cwd: FOLDER, env, stdio: "ignore" });
    return await serve(env, work);
  } finally {
    rmSync(FOLDER, { recursive: true, force: true });
  }
}

async function serve<T>(env: NodeJS.ProcessEnv, work: (url: string) => Promise<T>): Promise<T> {
  const child = spawn(process.execPath, [NEXT, "start", "--hostname", "127.0.0.1", "--port", "0"], {
    cwd: FOLDER,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const stop = () => child.kill("SIGTERM");
  process.once("exit", stop);
  try {
    const lines = createInterface({ input: child.stdout });
    return await work(await addressIn(lines));
  } finally {
    stop();
    await ended;
    process.off("exit", stop);
  }
}

async function addressIn(lines: AsyncIterable<string>): Promise<string> {
  let address: string | undefined;
  for await (const line of lines) {
    address ??= /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (address !== undefined && line.includes("Ready")) return address;
  }
  throw new Error("the empty page's server ended before it was ready");
}
