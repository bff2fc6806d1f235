import { PERIODS, type Period } from "#src/domain/calendar/period.ts";
import { setGoals } from "./goals.ts";
import type { SettingsForm } from "./settings-form.ts";

/** The sheet's fields: `target TYPE USER` is what stands in a cell, `was TYPE USER` what stood there when the page was made. */
const CELL = /^target (\w+) (.*)$/;

/**
 * The sheet of goals. Only cells that somebody changed are set, so that nobody takes back what another manager has set
 * meanwhile, and a later day does not get today's targets.
 */
export const goalForm: SettingsForm = {
  name: (fields) => `goals ${periodOf(fields)}`,
  page: (fields) => `/settings/goals?period=${periodOf(fields)}`,
  fieldOf(field, fields) {
    const [, place] = /^goals\.(\d+)/.exec(field) ?? [];
    const cell = changedCells(fields)[Number(place)];
    return cell?.field ?? field;
  },
  async save({ services, caller, form }) {
    const use = form["use"];
    if (use !== undefined) return { fill: { ...form, ...suggested(use, form) } };
    const cells = changedCells(form);
    if (cells.length === 0) return "goals-0";
    const fromDay = (form["fromDay"] ?? "").trim();
    const answer = await setGoals(services, caller, {
      ...(fromDay === "" ? {} : { fromDay }),
      goals: cells.map(({ userId, type, text }) => ({
        userId,
        type,
        period: periodOf(form),
        target: readTarget(text),
      })),
    });
    return `goals-${answer.changes.changed}`;
  },
};

interface Cell {
  readonly field: string;
  readonly type: string;
  readonly userId: string | null;
  readonly text: string;
}

function changedCells(fields: Readonly<Record<string, string>>): Cell[] {
  return Object.entries(fields).flatMap(([field, value]): Cell[] => {
    const [, type, userId] = CELL.exec(field) ?? [];
    if (type === undefined || userId === undefined) return [];
    const text = value.trim();
    if (text === (fields[`was ${type} ${userId}`] ?? "").trim()) return [];
    return [{ field, type, userId: userId === "" ? null : userId, text }];
  });
}

/** `1,200` and `37.5` as numbers, nothing as no goal; what is no number stays text, which the contract then names. */
function readTarget(text: string): number | string | null {
  if (text === "" || text === "–") return null;
  return /^(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(text) ? Number(text.replaceAll(",", "")) : text;
}

/** `use` is `TYPE USER TARGET`, one for each line. */
function suggested(use: string, fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    use.split("\n").flatMap((line): [string, string][] => {
      const [, type, userId, target] = /^(\w+) (.*) ([\d.]+)$/.exec(line.trimEnd()) ?? [];
      const field = `target ${type} ${userId}`;
      return target !== undefined && field in fields ? [[field, target]] : [];
    }),
  );
}

function periodOf(fields: Readonly<Record<string, string>>): Period {
  return PERIODS.find((period) => period === fields["period"]) ?? "daily";
}
