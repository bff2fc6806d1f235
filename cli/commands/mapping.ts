import { PLAIN_MAPPING } from "#src/domain/activity/activity-mapping.ts";
import { AppError } from "#src/domain/errors.ts";
import { readCatalogue } from "#src/server/copper-catalogue.ts";
import { setMapping } from "#src/server/source-settings.ts";
import { type Command, textOf } from "../command.ts";
import { OPERATOR } from "../operator.ts";
import { table } from "../output/table.ts";

export const mappingShow: Command = {
  name: "mapping show",
  usage: "callboard mapping show",
  does: "Copper's types of activity and stages, and what they stand for",
  options: {},
  async run({ services: { store } }) {
    const catalogue = await readCatalogue(store);
    const mapping = (await store.settings.workspace()).mapping ?? PLAIN_MAPPING;
    if (catalogue === null)
      return { json: { catalogue, mapping }, text: "Copper was not read yet: sync it first." };
    const rows = [
      ...catalogue.types.map(({ key, name, disabled }) => ({
        what: `type ${key}`,
        name: `${name ?? ""}${disabled ? " (switched off)" : ""}`,
        as: mapping.types[key],
      })),
      ...catalogue.pipelines.flatMap((pipeline) =>
        pipeline.stages.map(({ id, name }) => ({
          what: `stage ${id}`,
          name: `${pipeline.name ?? pipeline.id}: ${name ?? ""}`,
          as: mapping.stages[id],
        })),
      ),
    ];
    return {
      json: { catalogue, mapping },
      text: table<(typeof rows)[number]>(rows, [
        { title: "what", cell: ({ what }) => what },
        { title: "name", cell: ({ name }) => name },
        { title: "counts as", cell: ({ as }) => as ?? "-" },
      ]),
    };
  },
};

export const mappingSet: Command = {
  name: "mapping set",
  usage: "callboard mapping set [--type KEY=call|meeting|none[,…]] [--stage ID=a|b|c|none[,…]]",
  does: "says what types and stages stand for; what is not named stays; what is logged already is counted by it at once",
  options: { type: { type: "string" }, stage: { type: "string" } },
  async run({ values, services }) {
    const types = pairsOf("--type", textOf(values["type"]));
    const stages = pairsOf("--stage", textOf(values["stage"]));
    if (types.length + stages.length === 0)
      throw new AppError("invalid_request", "Name at least one --type or --stage.");
    const kept = (await services.store.settings.workspace()).mapping ?? PLAIN_MAPPING;
    const answer = await setMapping(services, OPERATOR, {
      types: changedBy(kept.types, types),
      stages: changedBy(kept.stages, stages),
    });
    return {
      json: answer,
      text: answer.change === null ? "That is so already." : "Saved, and counted anew.",
    };
  },
};

type Pair = readonly [key: string, value: string];

/** `702301=call,880102=b` */
function pairsOf(option: string, text: string | null): Pair[] {
  if (text === null) return [];
  return text.split(",").map((part): Pair => {
    const [key = "", value = "", more] = part.trim().split("=");
    if (key === "" || value === "" || more !== undefined)
      throw new AppError("invalid_request", `${option} takes KEY=VALUE, not "${part}".`);
    return [key, value];
  });
}

function changedBy(kept: Readonly<Record<string, string>>, pairs: readonly Pair[]) {
  const changed = new Map(Object.entries(kept));
  for (const [key, value] of pairs)
    if (value === "none") changed.delete(key);
    else changed.set(key, value);
  return Object.fromEntries(changed);
}
