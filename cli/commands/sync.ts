import { accept, dayField } from "#src/api/contract/days.ts";
import {
  type RepSyncAnswer,
  type TeamSyncAnswer,
  toRepAnswer,
  toTeamAnswer,
} from "#src/api/contract/sync-answer.ts";
import { AppError } from "#src/domain/errors.ts";
import type { SyncedSource } from "#src/server/services.ts";
import { type Command, textOf } from "../command.ts";
import { watchProgress } from "../output/progress-bar.ts";
import { table } from "../output/table.ts";

export const syncJustCall = syncCommand("justcall", "JustCall", "calls");
export const syncCopper = syncCommand("copper", "Copper", "activities");

function syncCommand(source: SyncedSource, label: string, what: string): Command {
  return {
    name: `sync ${source}`,
    usage: `callboard sync ${source} (--user ID | --all) [--from DAY] [--to DAY]`,
    does: `reads ${label}'s ${what} of the last 30 days, or of the days named, and counts them`,
    options: {
      user: { type: "string" },
      all: { type: "boolean" },
      from: { type: "string" },
      to: { type: "string" },
    },
    async run({ values, services }) {
      const userId = textOf(values["user"]);
      if ((userId === null) === (values["all"] !== true)) {
        throw new AppError("invalid_request", "Say either --user ID or --all.");
      }
      const stop = new AbortController();
      process.once("SIGINT", () =>
        stop.abort(new AppError("interrupted", "Stopped by hand. Nothing was written.")),
      );
      const started = await services.syncOf(source).start({
        scope: userId === null ? "all" : { userId },
        from: accept(dayField("--from"), textOf(values["from"])),
        to: accept(dayField("--to"), textOf(values["to"])),
        askedBy: "cli",
        priority: "background",
        signal: stop.signal,
      });
      const stopWatching = watchProgress(process.stderr, what, async () => {
        const run = await services.store.runs.find(await started.runId);
        return run?.progress ?? null;
      });
      const run = await started.finished.finally(stopWatching);
      if (userId !== null) {
        const answer = toRepAnswer(run, userId);
        return { json: answer, text: repText(answer, what) };
      }
      const answer = toTeamAnswer(run);
      return { json: answer, text: teamText(answer, what) };
    },
  };
}

function repText(answer: RepSyncAnswer, what: string): string {
  return [answer.message, changesText(answer), ...notes(answer, what)].join("\n");
}

function teamText(answer: TeamSyncAnswer, what: string): string {
  return [
    table<RepSyncAnswer>(answer.users, [
      { title: "rep", cell: (rep) => rep.userId },
      { title: "from", cell: (rep) => rep.startDate },
      { title: "to", cell: (rep) => rep.endDate },
      { title: what, align: "right", cell: (rep) => String(rep.totalCalls) },
      { title: "metrics", align: "right", cell: (rep) => String(rep.metricsWritten) },
      { title: "new", align: "right", cell: (rep) => String(rep.changes.added) },
      { title: "changed", align: "right", cell: (rep) => String(rep.changes.changed) },
    ]),
    `${answer.message} · ${answer.unassigned.calls} ${what} are nobody's`,
    changesText(answer),
    ...notes(answer, what),
  ].join("\n");
}

function changesText({ changes }: Pick<RepSyncAnswer, "changes">): string {
  return `${changes.added} new, ${changes.changed} changed, ${changes.unchanged} as they were`;
}

function notes(answer: Pick<RepSyncAnswer, "warnings" | "errors">, what: string): string[] {
  const one = what === "calls" ? "call" : "activity";
  return [
    ...answer.warnings.map((warning) => `note: ${warning}`),
    ...answer.errors.map((error) => `unreadable: ${one} ${error.callId}: ${error.reason}`),
  ];
}
