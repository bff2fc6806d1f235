import { AppError } from "#src/domain/errors.ts";
import type { ListedGoal } from "#src/reports/goal-list.ts";
import { setGoals } from "#src/server/goals.ts";
import { type Command, textOf } from "../command.ts";
import { OPERATOR } from "../operator.ts";
import { table } from "../output/table.ts";

export const goalsSet: Command = {
  name: "goals set",
  usage:
    "callboard goals set (--user ID | --team) --type T --period P --target N|none [--from DAY]",
  does: "sets what a rep or the team is to reach in each period, from today or the day named; none ends a goal",
  options: {
    user: { type: "string" },
    team: { type: "boolean" },
    type: { type: "string" },
    period: { type: "string" },
    target: { type: "string" },
    from: { type: "string" },
  },
  async run({ values, services }) {
    const userId = textOf(values["user"]);
    if ((userId === null) === (values["team"] !== true)) {
      throw new AppError("invalid_request", "Say either --user ID or --team.");
    }
    const { type, period, target, from } = values;
    const answer = await setGoals(services, OPERATOR, {
      ...(from === undefined ? {} : { fromDay: from }),
      goals: [{ userId, type, period, target: targetOf(textOf(target)) }],
    });
    return {
      json: answer,
      text: answer.changes.changed === 1 ? "Set." : "That goal is set already.",
    };
  },
};

function targetOf(text: string | null): unknown {
  if (text === "none") return null;
  return text === null || text.trim() === "" || Number.isNaN(Number(text))
    ? (text ?? "")
    : Number(text);
}

export const goalsList: Command = {
  name: "goals list",
  usage: "callboard goals list",
  does: "every goal ever set, with what is in force today and what comes",
  options: {},
  async run({ services }) {
    const list = await services.reports.goalList();
    return {
      json: list,
      text:
        list.goals.length === 0
          ? "No goal yet: callboard goals set --user … --type … --period … --target …"
          : table<ListedGoal>(list.goals, [
              { title: "who", cell: (goal) => goal.userId ?? "(team)" },
              { title: "type", cell: (goal) => goal.type },
              { title: "period", cell: (goal) => goal.period },
              { title: "from", cell: (goal) => goal.fromDay },
              { title: "target", align: "right", cell: (goal) => String(goal.target ?? "none") },
              { title: "state", cell: (goal) => goal.state.replace("_", " ") },
              { title: "set by", cell: (goal) => goal.setBy },
              { title: "set", cell: (goal) => goal.setAt },
            ]),
    };
  },
};
