import { hash } from "node:crypto";
import { isHeld } from "#src/api/http/conditional.ts";

export type ReportFormat = "json" | "csv";

const TYPES: Readonly<Record<ReportFormat, string>> = {
  json: "application/json",
  csv: "text/csv; charset=utf-8; header=present",
};

/**
 * Answers with a report's text, or with 304 when the caller holds it already. The tag is a hash of the bytes, so two answers
 * have the same one exactly when they are the same. Nobody else may keep an answer, and nobody without asking.
 */
export function reportReply(
  request: Request,
  text: string,
  format: ReportFormat,
  file: string,
): Response {
  const etag = `"${hash("sha256", text, "base64url")}"`;
  const headers = new Headers({ etag, "cache-control": "private, no-cache", vary: "accept" });
  if (isHeld(request.headers, etag)) return new Response(null, { status: 304, headers });
  headers.set("content-type", TYPES[format]);
  if (format === "csv") headers.set("content-disposition", `inline; filename="${file}.csv"`);
  return new Response(text, { headers });
}
