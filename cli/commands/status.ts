import type { SourceStatus } from "#src/reports/source-status.ts";
import type { Command } from "../command.ts";

export const status: Command = {
  name: "status",
  usage: "callboard status",
  does: "per source: last success, freshness, last error, what is running",
  options: {},
  async run({ services }) {
    const sources = await services.reports.sourceStatus();
    return { json: { sources }, text: sources.map(sourceText).join("\n\n") };
  },
};

function sourceText(source: SourceStatus): string {
  if (!source.configured) {
    return `${source.label}: not configured (set JUSTCALL_API_KEY and JUSTCALL_API_SECRET)`;
  }
  const lines = [
    `${source.label}: ${source.lastSuccessAt === null ? "never synced" : `last synced ${source.lastSuccessAt} (${source.freshness})`}`,
  ];
  if (source.running !== null) {
    const { progress, startedAt } = source.running;
    lines.push(`  running since ${startedAt}: ${progress.pages} pages, ${progress.calls} calls`);
  }
  if (source.lastError !== null) {
    lines.push(
      `  last error ${source.lastError.at}: ${source.lastError.message} [${source.lastError.code}]`,
    );
  }
  if (source.unreadableRows > 0) {
    lines.push(`  ${source.unreadableRows} rows could not be read; they are kept aside`);
  }
  return [...lines, ...source.warnings.map((warning) => `  note: ${warning}`)].join("\n");
}
