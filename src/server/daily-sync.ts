import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { DailySyncAnswer } from "#src/api/contract/daily-sync.ts";
import { toTeamAnswer } from "#src/api/contract/sync-answer.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { AppError } from "#src/domain/errors.ts";
import { bearerOf } from "./caller.ts";
import type { Services } from "./services.ts";

/** What was done last, remembered under this name. */
const FACT = "daily-sync";
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

/**
 * Syncs everybody once a day of the workspace's zone: whoever asks again on a day that is done hears what it came to. A sync that
 * failed leaves the day open. Two that ask at once get one run.
 */
export async function dailySync(
  services: Pick<Services, "store" | "config" | "justcallSync" | "closing">,
  { now, force }: { readonly now: number; readonly force: boolean },
): Promise<DailySyncAnswer> {
  const { store, config } = services;
  const day = dayOf(now, config.workspaceZone);
  const sync = services.justcallSync();
  const done = doneSchema.safeParse(await store.settings.fact(FACT));
  if (!force && done.success && done.data.day === day) {
    const run = await store.runs.find(done.data.runId);
    if (run?.state === "done") return answerOf(day, true, run);
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
  await store.settings.remember(FACT, { day, runId: run.id });
  return answerOf(day, false, run);
}

function answerOf(
  day: string,
  already: boolean,
  run: Parameters<typeof toTeamAnswer>[0],
): DailySyncAnswer {
  const { totalCalls, metricsWritten, changes, warnings, runId } = toTeamAnswer(run);
  return {
    success: true,
    day,
    already,
    runId,
    totalCalls,
    metricsWritten,
    changes: { ...changes },
    warnings: [...warnings],
  };
}

/** Of one length, whatever was sent. */
function hashOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
