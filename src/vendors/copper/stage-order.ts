import type { Pipelines } from "./schema.ts";

/** Where each stage stands, by its id. */
export type StageOrder = ReadonlyMap<string, { readonly pipeline: string; readonly place: number }>;

export function toStageOrder(pipelines: Pipelines): StageOrder {
  return new Map(
    pipelines.flatMap(({ id, stages }) =>
      (stages ?? []).map((stage, place) => [stage.id, { pipeline: id, place }] as const),
    ),
  );
}

/**
 * Whether a move goes back. Of stages in two pipelines, or of one that the list lacks (a built-in pipeline may be missing from
 * it), no order is known: such a move is not held to go back.
 */
export function isStepBack(order: StageOrder, from: string, to: string): boolean {
  const [before, after] = [order.get(from), order.get(to)];
  if (before === undefined || after === undefined) return false;
  return before.pipeline === after.pipeline && after.place < before.place;
}
