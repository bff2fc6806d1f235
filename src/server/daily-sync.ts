import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { DailySyncAnswer } from "#src/api/contract/daily-sync.ts";
import { type TeamSyncAnswer, toTeamAnswer } from "#src/api/contract/sync-answer.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { AppError } from "#src/domain/errors.ts";
import type { SyncRun } from "#src/store/sync-runs.ts";
import { bearerOf } from "./caller.ts";
import { type Services, SYNCED_SOURCES, type SyncedSource } from "./services.ts";

/** What was done last of each source is remembered under its name. */
const FACTS: Readonly<Record<SyncedSource, string>> = {
  justcall: "daily-sync",
  copper: "daily-sync-copper",
};
const doneSchema = z.object({ day: z.iso.date(), runId: z.string() });

/** Throws unless the request shows the scheduler's secret; how much of a wrong one is right cannot be told from the time it takes. */
export function assertScheduler(headers: Headers, { config }: Pick<Services, "config">): void {
  if (config.cronSecret === null) {
    throw new AppError(
      "cron_not_configured",
      "Scheduled syncs are not configured: set CRON_SECRET and start again.",
    );
  }
  const shown = bearerOf(headers) ?? "";
  if (timingSafeEqual(hashOf(shown), hashOf(config.cronSecret))) return;
  throw new AppError(
    "not_signed_in",
    "Send the server's CRON_SECRET: Authorization: Bearer SECRET.",
  );
}

type Wiring = Pick<Services, "store" | "config" | "syncOf" | "closing">;

/** One source's sync of a day. */
interface Done {
  readonly source: SyncedSource;
  readonly already: boolean;
  readonly run: SyncRun;
}

/**
 * Syncs everybody once a day of the workspace's zone, from every source that is configured: whoever asks again on a day that is done
 * hears what it came to. A sync that failed leaves the day open for its source, and is thrown when the others have ended. Two that
 * ask at once get one run.
 */
export async function dailySync(
  services: Wiring,
  { now, force }: { readonly now: number; readonly force: boolean },
): Promise<DailySyncAnswer> {
  const { config } = services;
  const day = dayOf(now, config.workspaceZone);
  // Without Copper JustCall alone is asked, which says what is missing if it is not configured either.
  const sources = SYNCED_SOURCES.filter((source) => config[source] !== null);
  const ended = await Promise.allSettled(
    (sources.length === 0 ? (["justcall"] as const) : sources).map((source) =>
      syncOnce(services, source, day, force),
    ),
  );
  const failed = ended.find((one) => one.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  return answerOf(
    day,
    ended.flatMap((one) => (one.status === "fulfilled" ? [one.value] : [])),
  );
}

async function syncOnce(
  services: Wiring,
  source: SyncedSource,
  day: string,
  force: boolean,
): Promise<Done> {
  const { settings, runs } = services.store;
  const sync = services.syncOf(source);
  const done = doneSchema.safeParse(await settings.fact(FACTS[source]));
  if (!force && done.success && done.data.day === day) {
    const run = await runs.find(done.data.runId);
    if (run?.state === "done") return { source, already: true, run };
  }
  const { finished } = await sync.start({
    scope: "all",
    from: null,
    to: null,
    askedBy: "schedule",
    priority: "background",
    signal: services.closing,
  });
  const run = await finished;
  await settings.remember(FACTS[source], { day, runId: run.id });
  return { source, already: false, run };
}

function answerOf(day: string, done: readonly Done[]): DailySyncAnswer {
  const answers = done.map(({ run }) => toTeamAnswer(run));
  const sum = (amount: (answer: TeamSyncAnswer) => number) =>
    answers.reduce((total, answer) => total + amount(answer), 0);
  return {
    success: true,
    day,
    already: done.every(({ already }) => already),
    runId: answers[0]?.runId ?? "",
    runs: done.map(({ source, run }) => ({ source, runId: run.id })),
    // Two sources saw the same calls: only documents may be summed.
    totalCalls: answers[0]?.totalCalls ?? 0,
    metricsWritten: sum(({ metricsWritten }) => metricsWritten),
    changes: {
      added: sum(({ changes }) => changes.added),
      changed: sum(({ changes }) => changes.changed),
      unchanged: sum(({ changes }) => changes.unchanged),
    },
    warnings: answers.flatMap(({ warnings }) => warnings),
  };
}

/** Of one length, whatever was sent. */
function hashOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
