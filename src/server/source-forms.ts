import {
  acceptFields,
  type FieldProblem,
  InvalidFields,
} from "#src/api/contract/invalid-fields.ts";
import { policyRequest } from "#src/api/contract/source-settings.ts";
import { isDay } from "#src/domain/calendar/day.ts";
import type { SourceRule } from "#src/domain/sources/source-policy.ts";
import type { FormAsk } from "./form-route.ts";
import type { SettingsForm } from "./settings-form.ts";
import { setSourceRule, undoSourceChange } from "./source-settings.ts";

type Fields = FormAsk["form"];

const PAGE = "/settings/sources";
/** Offers to undo what was saved there a moment ago. */
const MAPPING_PAGE = "/settings/copper";
/** The days and the rep that the page compares; a form carries them along. */
const SHOWN = ["from", "to", "userId"];
/** What the form calls the contract's fields. */
const FIELDS: Readonly<Record<string, string>> = { userId: "who", mode: "rule", order: "rule" };

/** Which source counts, of what, for whom, since when. */
export const ruleForm: SettingsForm = {
  name: () => "rule",
  page: shownPage,
  fieldOf: formField,
  async save({ services, caller, form }) {
    const { change } = await setSourceRule(services, caller, sentRule(form));
    return change === null ? "unchanged" : `switched-${change.id}`;
  },
};

/** Puts back what stood before a change. */
export const undoForm: SettingsForm = {
  name: () => "undo",
  page: (fields) => (fields["page"] === MAPPING_PAGE ? MAPPING_PAGE : shownPage(fields)),
  async save({ services, caller, form }) {
    const { change } = await undoSourceChange(services, caller, { id: form["id"] ?? "" });
    return change === null ? "unchanged" : `undone-${change.id}`;
  },
};

/** The rule that the form's fields are, to be looked at before it is set; or what is wrong with them, field by field. */
export function askedRule(
  form: Fields,
): { readonly rule: SourceRule } | { readonly problems: readonly FieldProblem[] } {
  try {
    return { rule: acceptFields(policyRequest, sentRule(form)) };
  } catch (thrown) {
    if (!(thrown instanceof InvalidFields)) throw thrown;
    return {
      problems: thrown.problems.map(({ field, message }) => ({ field: formField(field), message })),
    };
  }
}

/** `first:justcall,copper` is a mode and the sources in order. */
function sentRule(form: Fields): unknown {
  const [mode = "", order = ""] = (form["rule"] ?? "").split(":");
  const who = (form["who"] ?? "").trim();
  return {
    type: form["type"] ?? "",
    userId: who === "" ? null : who,
    fromDay: form["since"] === "ever" ? null : dayIn(form),
    mode,
    order: order === "" ? [] : order.split(","),
  };
}

/** Without a day nobody means "ever": that is a choice of its own. */
function dayIn(form: Fields): string {
  const day = (form["fromDay"] ?? "").trim();
  if (isDay(day)) return day;
  throw new InvalidFields([{ field: "fromDay", message: "must be a day like 2026-09-30" }]);
}

function formField(field: string): string {
  const [first = field] = field.split(".");
  return FIELDS[first] ?? first;
}

function shownPage(fields: Fields): string {
  const shown = SHOWN.flatMap((name) => {
    const value = fields[name] ?? "";
    return value === "" ? [] : [[name, value]];
  });
  return shown.length === 0 ? PAGE : `${PAGE}?${new URLSearchParams(shown)}`;
}
