import { readFile } from "node:fs/promises";
import { AppError } from "#src/domain/errors.ts";
import type { User } from "#src/domain/people/person.ts";
import { createUsers, importUsers } from "#src/server/people.ts";
import { type Command, textOf } from "../command.ts";
import { table } from "../output/table.ts";

export const usersAdd: Command = {
  name: "users add",
  usage:
    "callboard users add --email E [--id ID] [--name N] [--role rep|manager|admin] [--time-zone Z]",
  does: "adds a person; prints the id",
  options: {
    email: { type: "string" },
    id: { type: "string" },
    name: { type: "string" },
    role: { type: "string" },
    "time-zone": { type: "string" },
  },
  async run({ values, services }) {
    const [user] = await createUsers(services, [
      {
        email: textOf(values["email"]),
        id: textOf(values["id"]),
        name: textOf(values["name"]),
        role: textOf(values["role"]),
        timeZone: textOf(values["time-zone"]),
      },
    ]);
    if (user === undefined) throw new Error("no user was made");
    return { json: user, text: user.id };
  },
};

export const usersList: Command = {
  name: "users list",
  usage: "callboard users list",
  does: "everybody in the workspace",
  options: {},
  async run({ services }) {
    const users = await services.store.users.list();
    return {
      json: { users },
      text:
        users.length === 0
          ? "Nobody yet: callboard users add --email …"
          : table<User>(users, [
              { title: "id", cell: (user) => user.id },
              { title: "e-mail", cell: (user) => user.email },
              { title: "name", cell: (user) => user.name },
              { title: "role", cell: (user) => user.role },
              { title: "time zone", cell: (user) => user.timeZone ?? "(JustCall's)" },
            ]),
    };
  },
};

export const usersImport: Command = {
  name: "users import",
  usage: "callboard users import FILE.csv",
  does: "adds and updates people from a CSV with the header email,id,name,role,timeZone; only email must be there",
  options: {},
  positionals: 1,
  async run({ positionals, services }) {
    const [file = ""] = positionals;
    const text = await readFile(file, "utf8").catch((cause: unknown) => {
      throw new AppError("invalid_request", `The file ${file} cannot be read.`, { cause });
    });
    const done = await importUsers(services, text);
    return {
      json: done,
      text: `Added ${done.added.length}, updated ${done.updated.length}, left ${done.unchanged.length} as they were.`,
    };
  },
};
