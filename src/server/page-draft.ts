import { headers } from "next/headers";
import { type FormDraft, readDraft } from "./form-draft.ts";

/** The draft of a form that this browser carries, where its page's address says that there is one. */
export async function pageDraft(
  forms: readonly string[],
  asked: string | readonly string[] | undefined,
): Promise<FormDraft | null> {
  if (asked === undefined) return null;
  const cookies = (await headers()).get("cookie");
  for (const form of forms) {
    const draft = readDraft(cookies, form);
    if (draft !== null) return draft;
  }
  return null;
}
