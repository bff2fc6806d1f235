import { z } from "zod";
import {
  type ActivityRow,
  activityRowSchema,
  parentSchema,
  stageValueSchema,
  stubSchema,
  typeSchema,
} from "./schema.ts";

export type StageValue = z.infer<typeof stageValueSchema>;

/** A row, sorted by what it is to us. `nothing`: deleted, or of no interest, such as a note or the change of a name. */
export type ReadRow =
  | { readonly what: "nothing"; readonly id: string | null }
  | {
      readonly what: "unreadable";
      readonly id: string | null;
      readonly reason: string;
      readonly sent: unknown;
    }
  | { readonly what: "logged" | "email"; readonly id: string; readonly row: ActivityRow }
  /** A change of status to anything but won. */
  | { readonly what: "status"; readonly id: string; readonly opportunity: string }
  | {
      readonly what: "win";
      readonly id: string;
      readonly row: ActivityRow;
      readonly opportunity: string;
    }
  | {
      readonly what: "stage";
      readonly id: string;
      readonly row: ActivityRow;
      readonly opportunity: string;
      readonly from: StageValue;
      readonly to: StageValue;
    };

type What = Exclude<ReadRow["what"], "unreadable">;

const sortingSchema = z.object({
  type: typeSchema,
  parent: parentSchema.nullish().catch(null),
  new_value: z.unknown().optional(),
});

/** Sorts one row of an activity search. A row of no interest is never unreadable, whatever else is wrong with it. */
export function readRow(sent: unknown): ReadRow {
  const stub = stubSchema.safeParse(sent);
  if (stub.success) return { what: "nothing", id: stub.data.id };
  const sorting = sortingSchema.safeParse(sent);
  const what = sorting.success ? sortOf(sorting.data) : null;
  const id = activityRowSchema.pick({ id: true }).safeParse(sent).data?.id ?? null;
  if (what === "nothing") return { what, id };
  if (what === "status") {
    const opportunity = sorting.data?.parent?.id ?? "";
    return id === null ? { what: "nothing", id } : { what, id, opportunity };
  }

  const parsed = activityRowSchema.safeParse(sent);
  if (!parsed.success) return { what: "unreadable", id, reason: reasonOf(parsed.error), sent };
  const row = parsed.data;
  switch (what) {
    case "stage":
      return readStage(row, sent);
    case "win":
      return { what, id: row.id, row, opportunity: row.parent?.id ?? "" };
    default:
      return { what: what ?? "logged", id: row.id, row };
  }
}

/**
 * Type ids are unique within their category only. Of the system's, e-mails are 6. A change of stage is 3, on an opportunity. A
 * change of status, such as a win, makes several rows of type 1 within a second; the one on the opportunity itself, named so, counts.
 * Leads have rows of that name too.
 */
function sortOf(row: z.infer<typeof sortingSchema>): What {
  if (row.type.category === "user") return row.type.id === "0" ? "nothing" : "logged";
  if (row.type.category !== "system") return "nothing";
  if (row.type.id === "6") return "email";
  if (row.parent?.type !== "opportunity") return "nothing";
  const name = row.type.name ?? null;
  if (row.type.id === "3" && (name === null || name === "Stage Change")) return "stage";
  if (row.type.id !== "1" || name !== "Status Change") return "nothing";
  return row.new_value === "Won" ? "win" : "status";
}

/** Both sides of a move are named; where one is missing, nothing has moved. */
function readStage(row: ActivityRow, sent: unknown): ReadRow {
  const { id } = row;
  if (row.old_value == null || row.new_value == null) return { what: "nothing", id };
  const from = stageValueSchema.safeParse(row.old_value);
  const to = stageValueSchema.safeParse(row.new_value);
  if (!from.success || !to.success) {
    return { what: "unreadable", id, reason: "a change of stage without stages", sent };
  }
  if (from.data.id === to.data.id) return { what: "nothing", id };
  const opportunity = row.parent?.id ?? "";
  return { what: "stage", id, row, opportunity, from: from.data, to: to.data };
}

function reasonOf(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join(".") || "row"}: ${issue.message}`)
    .join("; ");
}
