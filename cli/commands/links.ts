import { AppError } from "#src/domain/errors.ts";
import {
  createShareLink,
  listShareLinks,
  revokeShareLink,
  type SharedLink,
} from "#src/server/share-links.ts";
import { type Command, textOf } from "../command.ts";
import { OPERATOR } from "../operator.ts";
import { table } from "../output/table.ts";

export const linksAdd: Command = {
  name: "links add",
  usage: "callboard links add --name N --kind api|wall",
  does: "makes a link that reads the team's public numbers (api) or shows the wall (wall), and prints it, once",
  options: { name: { type: "string" }, kind: { type: "string" } },
  async run({ values, services }) {
    const made = await createShareLink(services, OPERATOR, {
      name: textOf(values["name"]),
      kind: textOf(values["kind"]),
    });
    return {
      json: made,
      text: `${made.url}\n\nKeep it now: only its hash is stored. It holds until "callboard links revoke --id ${made.id}".`,
    };
  },
};

export const linksList: Command = {
  name: "links list",
  usage: "callboard links list",
  does: "the links ever made, without their tokens",
  options: {},
  async run({ services }) {
    const links = await listShareLinks(services, OPERATOR);
    return {
      json: { links },
      text:
        links.length === 0
          ? "No link yet: callboard links add --name … --kind …"
          : table<SharedLink>(links, [
              { title: "id", cell: (link) => link.id },
              { title: "name", cell: (link) => link.name },
              { title: "kind", cell: (link) => link.kind },
              { title: "made by", cell: (link) => link.createdBy },
              { title: "made", cell: (link) => link.createdAt },
              { title: "revoked", cell: (link) => link.revokedAt ?? "" },
            ]),
    };
  },
};

export const linksRevoke: Command = {
  name: "links revoke",
  usage: "callboard links revoke --id ID",
  does: "takes a link back at once",
  options: { id: { type: "string" } },
  async run({ values, services }) {
    const id = textOf(values["id"]);
    if (id === null) {
      throw new AppError("invalid_request", "--id is missing (callboard links list).");
    }
    await revokeShareLink(services, OPERATOR, id);
    return { json: { id, revoked: true }, text: `Revoked ${id}.` };
  },
};
