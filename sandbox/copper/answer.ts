import type { Answer } from "../answer.ts";

/** Reference 6: the recorded envelope. Those of 401, 403 and 429 are guesses in its shape. */
export function failure(status: number, message: string): Answer {
  return { status, body: { success: false, status, message } };
}

export const TOO_MANY = "Too many requests";

/** Reference 6: Google's front end refuses a GET with a body before Copper sees it. */
export const BAD_REQUEST_PAGE =
  "<!DOCTYPE html><html lang=en><title>Error 400 (Bad Request)!!1</title>" +
  "<p><b>400.</b> Your client has issued a malformed or illegal request.</html>";

export const MAINTENANCE_PAGE =
  "<!DOCTYPE html><html><head><title>Copper</title></head>" +
  "<body><h1>We will be right back</h1></body></html>";

/** Reference 4.4: texts come escaped, the apostrophe as a number. */
export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#x27;");
}
