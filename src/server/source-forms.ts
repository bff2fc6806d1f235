import { CHOICES } from "#src/domain/sources/source-policy.ts";
import type { FormAsk } from "./form-route.ts";
import type { SettingsForm } from "./settings-form.ts";
import { setSourceRule, undoSourceChange } from "./source-settings.ts";

const PAGE = "/settings/sources";

/** Which source counts. */
export const switchForm: SettingsForm = {
  name: () => "switch",
  page: () => PAGE,
  async save({ services, caller, form }) {
    const { change } = await setSourceRule(services, caller, ruleOf(form));
    return change === null ? "same" : "switched";
  },
};

/** Puts back what stood before a change. */
export const undoForm: SettingsForm = {
  name: () => "undo",
  page: () => PAGE,
  async save({ services, caller, form }) {
    const { change } = await undoSourceChange(services, caller, { id: form["id"] });
    return change === null ? "same" : "undone";
  },
};

/** A rule as a form has it: `choice` is a word for how and in which order; empty fields are for everybody, and ever since. */
export function ruleOf(form: FormAsk["form"]): Readonly<Record<string, unknown>> {
  const choice = CHOICES.find(({ word }) => word === form["choice"]);
  return {
    type: form["type"],
    userId: form["who"] || null,
    fromDay: form["fromDay"] || null,
    mode: choice?.mode,
    order: choice?.order ?? [],
  };
}
