import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import next from "next";
import { type Config, urlHost } from "#src/server/config.ts";
import type { ServiceOptions } from "#src/server/create-services.ts";
import { openStore } from "#src/server/open-store.ts";
import { startServices } from "#src/server/services.ts";
import { ROOT } from "./project.ts";
import { Turns } from "./turns.ts";

export interface RunningServer {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Serves the app in this process by these settings: brings the store up to date and looks it over, then listens. `dev` compiles
 * as it goes, else there must be a build.
 */
export async function serve(
  config: Config,
  options: { readonly dev: boolean; readonly services?: ServiceOptions },
): Promise<RunningServer> {
  const store = await openStore(config, { checkIntegrity: true });
  await store.check().finally(() => store.close());
  const services = await startServices(config, options.services);

  const app = next({ dev: options.dev, dir: ROOT, hostname: config.host, port: config.port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const turns = new Turns();
  const server = createServer((request, response) => {
    // Browsers ask for it at times although every page names its icon.
    if (request.url === "/favicon.ico") request.url = "/icon.svg";
    setSafetyHeaders(request, response);
    turns.take(() => void handle(request, response));
  });
  await listen(server, config);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${urlHost(config.host)}:${port}`,
    async stop() {
      server.close();
      server.closeIdleConnections();
      await services.close();
      server.closeAllConnections();
      await app.close();
    },
  };
}

/** Here, since the framework would match every request against patterns for them: a tenth of what an empty route costs. */
function setSafetyHeaders(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader("x-content-type-options", "nosniff");
  // A link's token may stand in an address; other sites are not told it.
  response.setHeader("referrer-policy", "same-origin");
  // Nobody's page may lay ours under its own buttons. A wall has none, and signage programs show it in a frame.
  if (!/^\/wall(\?|$)/.test(request.url ?? "")) {
    response.setHeader("content-security-policy", "frame-ancestors 'none'");
  }
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
