/** A form that could not be taken, or that was filled in and is not saved yet: what was typed, and what is wrong with it. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly { readonly field: string; readonly message: string }[];
}

/** What stands in a field: as it was typed, else as it is kept. */
export function shownValue(state: FormState | null, field: string, kept: string): string {
  return state?.values[field] ?? kept;
}

export function problemOf(state: FormState | null, field: string): string | null {
  return state?.problems.find((problem) => problem.field === field)?.message ?? null;
}

/** A field's id on its page. */
export function fieldId(field: string): string {
  return `field-${field.replaceAll(" ", "-")}`;
}
