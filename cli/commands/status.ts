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

const SETTINGS: Partial<Record<SourceStatus["source"], readonly string[]>> = {
  justcall: ["JUSTCALL_API_KEY", "JUSTCALL_API_SECRET"],
  copper: ["COPPER_API_TOKEN", "COPPER_USER_EMAIL"],
};

function sourceText(source: SourceStatus): string {
  if (!source.configured) {
    const settings = SETTINGS[source.source] ?? [];
    return `${source.label}: not configured (set ${settings.join(" and ")})`;
  }
  const lines = [
    `${source.label}: ${source.lastSuccessAt === null ? "never synced" : `last synced ${source.lastSuccessAt} (${source.freshness})`}`,
  ];
  if (source.running !== null) {
    const { progress, startedAt } = source.running;
    lines.push(
      `  running since ${startedAt}: ${progress.pages} pages, ${progress.calls} ${source.source === "copper" ? "activities" : "calls"}`,
    );
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
