import { type FieldProblem, InvalidFields } from "#src/api/contract/invalid-fields.ts";
import type { Caller } from "./caller.ts";
import { draftCookie, endedDraftCookie } from "./form-draft.ts";
import { type FormAsk, managerFormRoute, seeOther, wantsPage, withQuery } from "./form-route.ts";
import { isSecure } from "./sign-in.ts";

type Fields = FormAsk["form"];

/** A form of a settings page: where it stands, and what sending it does. */
export interface SettingsForm {
  /** Its name, by which its draft is known. */
  name(fields: Fields): string;
  /** The path and query of the page that shows it. */
  page(fields: Fields): string;
  /** The form's own field for one of the contract's, where they differ. */
  readonly fieldOf?: (field: string, fields: Fields) => string;
  /**
   * Does it. Answers with the word by which the page says what was done, or with values to fill in that are not saved yet.
   * Throws `InvalidFields`, which goes back to the page with everything that was typed.
   */
  save(ask: FormAsk & { readonly caller: Caller }): Promise<string | { readonly fill: Fields }>;
}

/** The target of a settings form; `section` is the path of the page that whoever may not send it is sent to. */
export function settingsFormRoute(section: string, form: SettingsForm) {
  return managerFormRoute(section, async (ask) => {
    const fields = ask.form;
    const secure = isSecure(ask.request.headers, ask.services.config);
    const back = (query: string, cookie: string) =>
      seeOther(withQuery(form.page(fields), query), [cookie]);
    const draft = (values: Fields, problems: readonly FieldProblem[]) =>
      draftCookie({ form: form.name(fields), values, problems }, secure);
    try {
      const done = await form.save(ask);
      return typeof done === "string"
        ? back(`done=${encodeURIComponent(done)}`, endedDraftCookie(secure))
        : back("draft=filled", draft(done.fill, []));
    } catch (thrown) {
      if (!(thrown instanceof InvalidFields) || !wantsPage(ask.request)) throw thrown;
      const problems = thrown.problems.map(({ field, message }) => ({
        field: form.fieldOf?.(field, fields) ?? field,
        message,
      }));
      return back("draft=wrong", draft(fields, problems));
    }
  });
}
