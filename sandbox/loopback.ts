import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { send } from "./answer.ts";

export interface LoopbackServer {
  readonly origin: string;
  /** Cuts what is still being answered. */
  close(): Promise<void>;
}

/** Serves on the loopback only; `port` 0 takes any that is free. `closing` is aborted first when the server is closed. */
export async function serveLoopback(
  port: number,
  closing: AbortController,
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<LoopbackServer> {
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // Closed while waiting, or a mistake of the driver (bad JSON, no such row).
      if (closing.signal.aborted || response.headersSent) return response.destroy();
      return send(response, { status: 400, body: { error: String(error) } });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        closing.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
