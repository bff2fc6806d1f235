import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { toAppError } from "#src/domain/errors.ts";
import { ConfigError, readConfig } from "#src/server/config.ts";
import { createServices } from "#src/server/create-services.ts";
import { createLog } from "#src/server/log.ts";
import type { Services } from "#src/server/services.ts";
import type { Command } from "./command.ts";
import { explain } from "./commands/explain.ts";
import { goalsList, goalsSet } from "./commands/goals.ts";
import { keysAdd, keysList, keysRevoke } from "./commands/keys.ts";
import { linksAdd, linksList, linksRevoke } from "./commands/links.ts";
import { mappingSet, mappingShow } from "./commands/mapping.ts";
import { metrics } from "./commands/metrics.ts";
import { digest, exportAll, importAll, storeCopy } from "./commands/moving.ts";
import { peopleList, peopleMatch } from "./commands/people.ts";
import { report } from "./commands/report.ts";
import { sourcesCompare, sourcesList, sourcesSwitch, sourcesUndo } from "./commands/sources.ts";
import { status } from "./commands/status.ts";
import { syncCopper, syncJustCall } from "./commands/sync.ts";
import { usersAdd, usersImport, usersList } from "./commands/users.ts";

const COMMANDS: readonly Command[] = [
  usersAdd,
  usersList,
  usersImport,
  syncJustCall,
  syncCopper,
  metrics,
  report,
  explain,
  goalsSet,
  goalsList,
  status,
  peopleList,
  peopleMatch,
  mappingShow,
  mappingSet,
  sourcesCompare,
  sourcesSwitch,
  sourcesList,
  sourcesUndo,
  keysAdd,
  keysList,
  keysRevoke,
  linksAdd,
  linksList,
  linksRevoke,
  digest,
  exportAll,
  importAll,
  storeCopy,
];

const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<number> {
  if (words.length === 0 || words[0] === "help" || words[0] === "--help") {
    process.stdout.write(help());
    return words.length === 0 ? WRONG_USAGE : DONE;
  }
  const command = COMMANDS.find(({ name }) =>
    name.split(" ").every((word, place) => words[place] === word),
  );
  if (command === undefined)
    return misused(`There is no command "${words.slice(0, 2).join(" ")}".`);

  const rest = words.slice(command.name.split(" ").length);
  let given: { values: Record<string, string | boolean | undefined>; positionals: string[] };
  try {
    const options: ParseArgsOptionsConfig = {
      ...command.options,
      json: { type: "boolean" },
      help: { type: "boolean" },
    };
    given = parseArgs({ args: [...rest], options, allowPositionals: true }) as typeof given;
  } catch (error) {
    return misused(error instanceof Error ? error.message : String(error), command);
  }
  const { json, help: wantsHelp, ...values } = given.values;
  if (wantsHelp === true) {
    process.stdout.write(`${command.usage}\n  ${command.does}\n`);
    return DONE;
  }
  if (given.positionals.length !== (command.positionals ?? 0)) {
    return misused("Too many or too few words.", command);
  }
  return run(command, { values, positionals: given.positionals, json: json === true });
}

async function run(
  command: Command,
  input: {
    values: Record<string, string | boolean | undefined>;
    positionals: string[];
    json: boolean;
  },
): Promise<number> {
  let services: Services | null = null;
  try {
    const config = readConfig(process.env, "cli");
    services = await createServices(config, createLog(config, "cli"));
    const answer = await command.run({ ...input, services });
    if (answer.text !== null)
      process.stdout.write(`${input.json ? JSON.stringify(answer.json, null, 2) : answer.text}\n`);
    return DONE;
  } catch (error) {
    if (error instanceof ConfigError) return failed(error.message, "invalid_settings", FAILED);
    const { code, message } = toAppError(error);
    if (code === "internal") process.stderr.write(`${String((error as Error).stack ?? error)}\n`);
    return failed(message, code, code === "invalid_request" ? WRONG_USAGE : FAILED);
  } finally {
    await services?.close();
  }
}

function failed(message: string, code: string, exitCode: number): number {
  process.stderr.write(`callboard: ${message} [${code}]\n`);
  return exitCode;
}

function misused(problem: string, command?: Command): number {
  process.stderr.write(`callboard: ${problem} [usage]\n${command?.usage ?? help().trimEnd()}\n`);
  return WRONG_USAGE;
}

function help(): string {
  return `Usage: callboard COMMAND [--json]\n\n${COMMANDS.map(
    ({ usage, does }) => `  ${usage}\n      ${does}`,
  ).join("\n")}\n`;
}
