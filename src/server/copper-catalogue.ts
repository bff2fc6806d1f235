import { z } from "zod";
import type { ActivityMapping, MappedKind } from "#src/domain/activity/activity-mapping.ts";
import type { Store } from "#src/store/store.ts";
import type { CopperCatalogue as FoundCatalogue } from "#src/vendors/copper/account.ts";
import { BY_ITSELF, changed } from "./source-changes.ts";

const FACT = "copper-catalogue";

const catalogueSchema = z.object({
  types: z.array(z.object({ key: z.string(), name: z.string().nullable(), disabled: z.boolean() })),
  pipelines: z.array(
    z.object({
      id: z.string(),
      name: z.string().nullable(),
      stages: z.array(z.object({ id: z.string(), name: z.string().nullable() })),
    }),
  ),
});

/** What the account calls its types of activity, and its pipelines with their stages in order. */
export type CopperCatalogue = z.output<typeof catalogueSchema>;

/** As the last sync found it; null before the first. */
export async function readCatalogue(store: Store): Promise<CopperCatalogue | null> {
  return catalogueSchema.safeParse(await store.settings.fact(FACT)).data ?? null;
}

/** Names that Copper gives these types when an account is made (activity types in its developer pages). */
const KINDS: ReadonlyMap<string, MappedKind> = new Map([
  ["phone call", "call"],
  ["call", "call"],
  ["meeting", "meeting"],
]);

/** Keeps what the account has. Where nobody has said yet what it stands for, the types are taken by their names. */
export async function learnCatalogue(
  { store, clock }: { readonly store: Store; readonly clock: () => number },
  found: FoundCatalogue,
): Promise<void> {
  const catalogue = catalogueSchema.parse(found);
  const known = await readCatalogue(store);
  if (JSON.stringify(known) !== JSON.stringify(catalogue))
    await store.settings.remember(FACT, catalogue);
  if ((await store.settings.workspace()).mapping !== null) return;
  const types = Object.fromEntries(
    catalogue.types.flatMap(({ key, name, disabled }): [string, MappedKind][] => {
      const kind = KINDS.get(name?.trim().toLowerCase() ?? "");
      return kind === undefined || disabled ? [] : [[key, kind]];
    }),
  );
  const mapping: ActivityMapping = { types, stages: {} };
  await store.settings.changeWorkspace((before) =>
    before.mapping !== null
      ? {}
      : {
          mapping,
          sourceChanges: changed(
            before,
            { what: "mapping", before: null, after: mapping },
            {
              by: BY_ITSELF,
              at: clock(),
            },
          ),
        },
  );
}
