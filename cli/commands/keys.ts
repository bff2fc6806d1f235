import { AppError } from "#src/domain/errors.ts";
import { createApiKey, revokeApiKey } from "#src/server/api-keys.ts";
import type { ApiKey } from "#src/store/api-keys.ts";
import { type Command, textOf } from "../command.ts";
import { table } from "../output/table.ts";

export const keysAdd: Command = {
  name: "keys add",
  usage: "callboard keys add --name N --role rep|manager|admin [--user ID]",
  does: "makes an API key and prints it, once; a program sends it, a person signs in with it. --user: whom it stands for",
  options: { name: { type: "string" }, role: { type: "string" }, user: { type: "string" } },
  async run({ values, services }) {
    const made = await createApiKey(services, {
      name: textOf(values["name"]),
      role: textOf(values["role"]),
      userId: textOf(values["user"]),
    });
    return {
      json: made,
      text: `${made.key}\n\nKeep it now: only its hash is stored. Sign in with it, or send it as "Authorization: Bearer KEY".`,
    };
  },
};

export const keysList: Command = {
  name: "keys list",
  usage: "callboard keys list",
  does: "the API keys, without the keys themselves",
  options: {},
  async run({ services }) {
    const keys = (await services.store.keys.list()).map(({ hash: _, ...key }) => key);
    return {
      json: { keys },
      text:
        keys.length === 0
          ? "No key yet: callboard keys add --name … --role …"
          : table<Omit<ApiKey, "hash">>(keys, [
              { title: "id", cell: (key) => key.id },
              { title: "name", cell: (key) => key.name },
              { title: "role", cell: (key) => key.role },
              { title: "rep", cell: (key) => key.userId ?? "" },
              { title: "made", cell: (key) => key.createdAt },
            ]),
    };
  },
};

export const keysRevoke: Command = {
  name: "keys revoke",
  usage: "callboard keys revoke --id ID",
  does: "takes an API key back; browsers that signed in with it are signed out at once",
  options: { id: { type: "string" } },
  async run({ values, services }) {
    const id = textOf(values["id"]);
    if (id === null)
      throw new AppError("invalid_request", "--id is missing (callboard keys list).");
    await revokeApiKey(services, id);
    return { json: { id, revoked: true }, text: `Revoked ${id}.` };
  },
};
