import type { Progress } from "./sync-state.ts";

/** A run as the API tells it. */
export interface RunAnswer {
  readonly state: "running" | "done" | "failed";
  readonly progress: Progress;
  readonly message: string;
  readonly warnings: readonly string[];
  readonly errors: readonly { readonly callId: string; readonly reason: string }[];
  readonly error: { readonly message: string } | null;
}

/** As much of a source's status as decides whether the page is out of date. */
export interface SourceAnswer {
  readonly source: string;
  readonly configured: boolean;
  readonly lastSuccessAt: string | null;
  readonly freshness: string;
  readonly lastError: { readonly at: string } | null;
  readonly running: { readonly runId: string; readonly progress: Progress } | null;
}

/** Callboard answered, and said no: its words are for people. What did not arrive at all throws a TypeError. */
export class RefusedError extends Error {}

export async function startSync(source: string): Promise<string> {
  const answer = await ask<{ runId: string }>("/api/sync-runs", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ source }),
  });
  return answer.runId;
}

export async function readRun(runId: string, signal: AbortSignal): Promise<RunAnswer> {
  const url = `/api/sync-runs/${encodeURIComponent(runId)}`;
  return (await ask<{ run: RunAnswer }>(url, { signal })).run;
}

export async function readSources(signal: AbortSignal): Promise<readonly SourceAnswer[]> {
  return (await ask<{ sources: SourceAnswer[] }>("/api/status", { signal })).sources;
}

// The answers are our own server's, of the same build; they are not checked a second time here.
async function ask<T>(url: string, init: RequestInit): Promise<T> {
  const response = await fetch(url, { cache: "no-store", ...init });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && body !== null) return body as T;
  throw new RefusedError(
    errorText(body) ??
      `Callboard answered with an error (${response.status}). Try again; if it stays, its log says why.`,
  );
}

function errorText(body: unknown): string | null {
  if (typeof body !== "object" || body === null || !("error" in body)) return null;
  return typeof body.error === "string" ? body.error : null;
}
