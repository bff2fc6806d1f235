import { AppError } from "#src/domain/errors.ts";
import type { MatchedPerson, Unmatched, UnmatchedPerson } from "#src/reports/unmatched.ts";
import { setMatch } from "#src/server/source-settings.ts";
import { type Command, textOf } from "../command.ts";
import { OPERATOR } from "../operator.ts";
import { table } from "../output/table.ts";

export const peopleList: Command = {
  name: "people list",
  usage: "callboard people list",
  does: "vendors' people who are nobody here, people here whom a vendor does not know, rows that cannot be read",
  options: {},
  async run({ services }) {
    const found = await services.reports.unmatched();
    return { json: found, text: listText(found) };
  },
};

function listText({ people, byHand, reps, rows }: Unmatched): string {
  const blocks = [
    people.length === 0
      ? "Everybody whom the sources know is somebody here."
      : table<UnmatchedPerson>(people, [
          { title: "nobody here", cell: ({ name, personId }) => name ?? personId },
          { title: "source", cell: ({ source }) => source },
          { title: "person", cell: ({ personId }) => personId },
          { title: "e-mail", cell: ({ email }) => email ?? "" },
          {
            title: "90 days",
            align: "right",
            cell: ({ activities }) => String(activities),
          },
        ]),
  ];
  if (byHand.length > 0)
    blocks.push(
      table<MatchedPerson>(byHand, [
        { title: "matched by hand", cell: ({ name, personId }) => name ?? personId },
        { title: "source", cell: ({ source }) => source },
        { title: "person", cell: ({ personId }) => personId },
        { title: "is", cell: ({ userId }) => userId ?? "(nobody)" },
      ]),
    );
  for (const { userId, label } of reps) blocks.push(`${userId}: unknown to ${label}`);
  for (const { label, count, examples } of rows) {
    if (count === 0) continue;
    const told = examples.slice(0, 10).map(({ sourceId, reason }) => `  ${sourceId}: ${reason}`);
    blocks.push([`${label}: ${count} rows cannot be read`, ...told].join("\n"));
  }
  return blocks.join("\n\n");
}

export const peopleMatch: Command = {
  name: "people match",
  usage:
    "callboard people match --source justcall|copper --person ID (--user ID | --nobody | --by-address)",
  does: "says by hand whose a vendor's person is, or takes that back; their history moves at once",
  options: {
    source: { type: "string" },
    person: { type: "string" },
    user: { type: "string" },
    nobody: { type: "boolean" },
    "by-address": { type: "boolean" },
  },
  async run({ values, services }) {
    const userId = textOf(values["user"]);
    const ways = [userId !== null, values["nobody"] === true, values["by-address"] === true];
    if (ways.filter(Boolean).length !== 1) {
      throw new AppError("invalid_request", "Say one of --user ID, --nobody and --by-address.");
    }
    const [to] = ["user", "nobody", "address"].filter((_, place) => ways[place]);
    const { source, person: personId } = values;
    const answer = await setMatch(services, OPERATOR, { source, personId, to, userId });
    return {
      json: answer,
      text:
        answer.change === null
          ? "That is so already."
          : `Done. Back with: callboard sources undo ${answer.change.id}`,
    };
  },
};
