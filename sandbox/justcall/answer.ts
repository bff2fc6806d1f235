import { randomUUID } from "node:crypto";
import type { Answer } from "../answer.ts";

/** Reference 5.2: the 401 body as seen live, the others in its shape. */
export function failure(status: number, message: string): Answer {
  return { status, body: { status: "failed", message } };
}

export const TOO_MANY = "Too Many Requests";

/** Reference 5.2: an error's uuid is to be sent to support, so an id is in the body. */
export function serverError(status: number): Answer {
  const message = status === 500 ? "Internal Server Error" : "Service Unavailable";
  return {
    status,
    body: { status: "failed", message, error_id: randomUUID() },
  };
}

export const HTML_PAGE =
  "<!DOCTYPE html><html><head><title>JustCall</title></head>" +
  "<body><h1>We will be right back</h1></body></html>";
