import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import next from "next";
import { type Config, readConfig, urlHost } from "#src/server/config.ts";
import { services } from "#src/server/services.ts";
import { openSqliteStore } from "#src/store/sqlite/store.ts";
import { ROOT } from "./project.ts";

export interface RunningServer {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Serves the app in this process: checks the settings, brings the store up to date and looks it over, then listens.
 * `dev` compiles as it goes, else there must be a build.
 */
export async function serve(options: { readonly dev: boolean }): Promise<RunningServer> {
  const config = readConfig(process.env, "server");
  await openSqliteStore(config.databaseFile, { checkIntegrity: true }).close();

  const app = next({ dev: options.dev, dir: ROOT, hostname: config.host, port: config.port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createServer((request, response) => {
    void handle(request, response);
  });
  await listen(server, config);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${urlHost(config.host)}:${port}`,
    async stop() {
      server.close();
      server.closeIdleConnections();
      await (await services()).close();
      server.closeAllConnections();
      await app.close();
    },
  };
}

function listen(server: Server, config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(config.port, config.host, resolve);
  });
}

/** Stops the server on the signals by which people and supervisors end a process. */
export function stopOnSignal(stop: () => Promise<void>): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}
