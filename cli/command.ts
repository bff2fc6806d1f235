import type { ParseArgsOptionsConfig } from "node:util";
import type { Services } from "#src/server/services.ts";

export interface Command {
  /** The words that call it: `users add`. */
  readonly name: string;
  readonly usage: string;
  /** What it does, in a line. */
  readonly does: string;
  readonly options: ParseArgsOptionsConfig;
  /** How many words follow; none unless said. */
  readonly positionals?: number;
  run(input: CommandInput): Promise<CommandAnswer>;
}

export interface CommandInput {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
  readonly json: boolean;
  readonly services: Services;
}

export interface CommandAnswer {
  /** For a pipe, with `--json`. */
  readonly json: unknown;
  /** For people; null: the command has written its answer itself. */
  readonly text: string | null;
}

export function textOf(value: string | boolean | undefined): string | null {
  return typeof value === "string" ? value : null;
}
