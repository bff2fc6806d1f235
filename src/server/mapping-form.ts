import type { SettingsForm } from "./settings-form.ts";
import { setMapping, setMatch } from "./source-settings.ts";

/** What Copper's types and stages stand for: a field `type user/702301` or `stage 880103` each; empty: nothing. */
export const mappingForm: SettingsForm = {
  name: () => "mapping",
  page: () => "/settings/copper",
  fieldOf: (field) => field.replace(/^types\./, "type ").replace(/^stages\./, "stage "),
  async save({ services, caller, form }) {
    const chosen = (prefix: string) =>
      Object.fromEntries(
        Object.entries(form)
          .filter(([name, value]) => name.startsWith(prefix) && value !== "")
          .map(([name, value]) => [name.slice(prefix.length), value]),
      );
    const mapping = { types: chosen("type "), stages: chosen("stage ") };
    const { change } = await setMapping(services, caller, mapping);
    return change === null ? "unchanged" : `mapped-${change.id}`;
  },
};

/** Whose a vendor's person is: `to` is a user's id, `nobody`'s word is `-`, and `@` is by address again. */
export const matchForm: SettingsForm = {
  name: () => "match",
  page: () => "/settings/people",
  async save({ services, caller, form }) {
    const { source, personId, to = "" } = form;
    const target =
      to === "-" ? { to: "nobody" } : to === "@" ? { to: "address" } : { to: "user", userId: to };
    const { change } = await setMatch(services, caller, { source, personId, ...target });
    return change === null ? "unchanged" : to === "@" ? "unmatched" : "matched";
  },
};
