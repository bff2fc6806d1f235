import { Agent, type IncomingMessage, request } from "node:http";

/** What is asked of a server: so many requests, at most `clients` of them under way at once. */
export interface Load {
  /** The server's address, without a path. */
  readonly url: string;
  readonly clients: number;
  readonly requests: number;
  /** The path of the n-th request. */
  pathOf(n: number): string;
}

/** Milliseconds from sending each request to the end of its answer, in the order of the ends. Throws for an answer that is not whole. */
export async function runLoad(load: Load): Promise<number[]> {
  const took: number[] = [];
  let next = 0;
  // A client is a browser: it has one connection of its own, and asks the next thing on it when the last is answered.
  const client = async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    try {
      while (next < load.requests) {
        const path = load.pathOf(next++);
        const start = performance.now();
        await assertWholeJson(await ask(agent, load.url, path), path);
        took.push(performance.now() - start);
      }
    } finally {
      agent.destroy();
    }
  };
  await Promise.all(Array.from({ length: load.clients }, client));
  return took;
}

function ask(agent: Agent, url: string, path: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request(url + path, { agent }, resolve)
      .on("error", reject)
      .end();
  });
}

/**
 * Reads an answer to its end and keeps none of it: 200, and JSON from its first brace to its last. Parsing each would take the
 * processor from the server that is measured.
 */
async function assertWholeJson(answer: IncomingMessage, path: string): Promise<void> {
  let first: number | undefined;
  let last: number | undefined;
  for await (const part of answer as AsyncIterable<Buffer>) {
    first ??= part[0];
    last = part.at(-1) ?? last;
  }
  const [open, close] = [..."{}"].map((brace) => brace.charCodeAt(0));
  if (answer.statusCode === 200 && answer.complete && first === open && last === close) return;
  throw new Error(`${path} was answered with ${answer.statusCode}, or cut short`);
}
