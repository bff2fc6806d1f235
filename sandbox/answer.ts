import type { IncomingMessage, ServerResponse } from "node:http";

export interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
  /** Sent instead of JSON. */
  html?: string;
  /** What happens to the text on its way. */
  damage?: "cut" | "truncated" | undefined;
}

export function send(response: ServerResponse, answer: Answer): void {
  const whole = Buffer.from(answer.html ?? JSON.stringify(answer.body));
  const half = whole.subarray(0, Math.floor(whole.length / 2));
  const sent = answer.damage === "truncated" ? half : whole;
  response.writeHead(answer.status, {
    "content-type": answer.html === undefined ? "application/json" : "text/html; charset=utf-8",
    "content-length": sent.length,
    ...answer.headers,
  });
  if (answer.damage === "cut") response.write(half, () => response.destroy());
  else response.end(sent);
}

const MOST_BODY_BYTES = 1_000_000;

export async function readJson(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    parts.push(part);
    size += part.length;
    if (size > MOST_BODY_BYTES) throw new Error("body too large");
  }
  return parts.length === 0 ? {} : JSON.parse(Buffer.concat(parts).toString());
}
