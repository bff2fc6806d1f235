import { deflateRawSync, inflateRawSync } from "node:zlib";
import { z } from "zod";
import type { FieldProblem } from "#src/api/contract/invalid-fields.ts";
import { cookie, cookieNamed } from "./session-cookie.ts";

/**
 * What somebody typed into a form that could not be taken, on its way back to the page that shows it: a form works without
 * script, so its answer sends the browser on, and the browser itself carries the values. They are never saved here.
 */
export interface FormDraft {
  /** Which form of which page: `goals weekly`. */
  readonly form: string;
  /** Values by the name of their field. */
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

const NAME = "callboard_draft";
const PATH = "/settings";
const SECONDS = 600;
/** Browsers keep no cookie beyond 4,096 bytes, name and all. */
const MOST_TEXT = 3_900;
const MOST_SHOWN = 20;
/** Nobody's form is longer; what claims to be is not unpacked. */
const MOST_BYTES = 1_000_000;

const schema = z.object({
  form: z.string(),
  values: z.record(z.string(), z.string()),
  problems: z.array(z.object({ field: z.string(), message: z.string() })),
});

/** The `Set-Cookie` that carries a draft. Of one that is too long only the first problems are kept. */
export function draftCookie(draft: FormDraft, secure: boolean): string {
  const whole = pack(draft);
  const text =
    whole.length <= MOST_TEXT
      ? whole
      : pack({ ...draft, values: {}, problems: draft.problems.slice(0, MOST_SHOWN) });
  return cookie(NAME, text, { path: PATH, seconds: SECONDS, secure });
}

/** The `Set-Cookie` that forgets a draft, once its form was taken. */
export function endedDraftCookie(secure: boolean): string {
  return cookie(NAME, "", { path: PATH, seconds: 0, secure });
}

/** The draft of a form that a `Cookie` header carries; null when there is none, or it is another form's. */
export function readDraft(cookies: string | null, form: string): FormDraft | null {
  const text = cookieNamed(cookies ?? "", NAME);
  if (text === null || text === "") return null;
  const draft = schema.safeParse(unpack(text));
  return draft.success && draft.data.form === form ? draft.data : null;
}

function pack(draft: FormDraft): string {
  return deflateRawSync(JSON.stringify(draft)).toString("base64url");
}

function unpack(text: string): unknown {
  try {
    const bytes = inflateRawSync(Buffer.from(text, "base64url"), { maxOutputLength: MOST_BYTES });
    return JSON.parse(bytes.toString());
  } catch {
    // Cut short, or made by somebody else: as good as none.
    return null;
  }
}
