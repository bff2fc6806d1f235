import { AppError } from "#src/domain/errors.ts";
import type { SettingChange } from "#src/domain/sources/setting-change.ts";
import type { SourceRule } from "#src/domain/sources/source-policy.ts";
import type { ComparedDay, SourceComparison } from "#src/reports/source-comparison.ts";
import { compareSources } from "#src/server/source-reports.ts";
import { setSourceRule, undoSourceChange } from "#src/server/source-settings.ts";
import { type Command, textOf } from "../command.ts";
import { OPERATOR } from "../operator.ts";
import { table } from "../output/table.ts";

export const sourcesCompare: Command = {
  name: "sources compare",
  usage: "callboard sources compare [--from DAY] [--to DAY] [--user ID]",
  does: "JustCall's and Copper's calls side by side for the last 14 days or those named, each difference with its reason",
  options: { from: { type: "string" }, to: { type: "string" }, user: { type: "string" } },
  async run({ values, services }) {
    const { from, to, user } = values;
    const query = { from, to, ...(user === undefined ? {} : { userId: user }) };
    const compared = await compareSources(services, OPERATOR, query);
    return { json: compared, text: comparisonText(compared) };
  },
};

function comparisonText(compared: SourceComparison): string {
  const { from, to, same, totals } = compared;
  if (compared.compared === 0)
    return `${from} to ${to}: no rep-day was read from both sources. Sync both first.`;
  const different = compared.days.filter(({ reasons }) => reasons.length > 0);
  const head = `${from} to ${to}: JustCall ${totals.justcall}, Copper ${totals.copper} calls; ${same} of ${compared.compared} rep-days are equal`;
  if (different.length === 0) return head;
  return [
    head,
    table<ComparedDay>(different, [
      { title: "rep", cell: ({ userId }) => userId },
      { title: "day", cell: ({ day }) => day },
      { title: "JustCall", align: "right", cell: ({ justcall }) => String(justcall ?? "-") },
      { title: "Copper", align: "right", cell: ({ copper }) => String(copper ?? "-") },
      { title: "counted", align: "right", cell: ({ counted }) => String(counted ?? "-") },
      {
        title: "why",
        cell: ({ reasons }) =>
          reasons.map(({ reason, count }) => `${count} ${reason.replaceAll("_", " ")}`).join(", "),
      },
    ]),
  ].join("\n");
}

export const sourcesSwitch: Command = {
  name: "sources switch",
  usage:
    "callboard sources switch --type T --mode first|only|together --order S[,S] [--user ID] [--from DAY]",
  does: "says which source counts for a metric, for everybody or a rep, ever or from a day on; rewrites no document",
  options: {
    type: { type: "string" },
    mode: { type: "string" },
    order: { type: "string" },
    user: { type: "string" },
    from: { type: "string" },
  },
  async run({ values, services }) {
    const { type, mode, user, from } = values;
    const order = textOf(values["order"])
      ?.split(",")
      .map((source) => source.trim());
    const answer = await setSourceRule(services, OPERATOR, {
      type,
      mode,
      order,
      userId: user ?? null,
      fromDay: from ?? null,
    });
    return {
      json: answer,
      text:
        answer.change === null
          ? "That is so already."
          : `Switched. Back with: callboard sources undo ${answer.change.id}`,
    };
  },
};

export const sourcesList: Command = {
  name: "sources list",
  usage: "callboard sources list",
  does: "which source counts, and who changed that when",
  options: {},
  async run({ services }) {
    const { sourcePolicy, sourceChanges } = await services.store.settings.workspace();
    return {
      json: { policy: sourcePolicy, changes: sourceChanges },
      text: [
        sourcePolicy.length === 0
          ? "JustCall first, else Copper, for every metric and everybody."
          : table<SourceRule>(sourcePolicy, [
              { title: "type", cell: ({ type }) => type },
              { title: "who", cell: ({ userId }) => userId ?? "(everybody)" },
              { title: "from", cell: ({ fromDay }) => fromDay ?? "ever" },
              { title: "mode", cell: ({ mode }) => mode },
              { title: "order", cell: ({ order }) => order.join(", ") },
            ]),
        ...(sourceChanges.length === 0
          ? []
          : [
              "",
              table<SettingChange>(sourceChanges, [
                { title: "change", cell: ({ id }) => id },
                { title: "what", cell: ({ what }) => what },
                { title: "at", cell: ({ at }) => at },
                { title: "by", cell: ({ by }) => by },
                { title: "undoes", cell: ({ undoes }) => undoes ?? "" },
              ]),
            ]),
      ].join("\n"),
    };
  },
};

export const sourcesUndo: Command = {
  name: "sources undo",
  usage: "callboard sources undo CHANGE",
  does: "puts back what stood before a change of the policy, the mapping or a match",
  options: {},
  positionals: 1,
  async run({ positionals, services }) {
    const [id] = positionals;
    if (id === undefined) throw new AppError("invalid_request", "Name the change.");
    const answer = await undoSourceChange(services, OPERATOR, { id });
    return { json: answer, text: answer.change === null ? "That is so already." : "Put back." };
  },
};
