import { acceptFields, InvalidFields } from "#src/api/contract/invalid-fields.ts";
import {
  mappingRequest,
  matchRequest,
  policyRequest,
  undoRequest,
} from "#src/api/contract/source-settings.ts";
import type { Source } from "#src/domain/activity/activity.ts";
import { type ActivityMapping, PLAIN_MAPPING } from "#src/domain/activity/activity-mapping.ts";
import { AppError, toAppError } from "#src/domain/errors.ts";
import type { PersonMatch } from "#src/domain/people/person-match.ts";
import { CRM } from "#src/domain/sources/call-sources.ts";
import { putBack } from "#src/domain/sources/put-back.ts";
import type { ChangedSetting, SettingChange } from "#src/domain/sources/setting-change.ts";
import { type SourceRule, withRule } from "#src/domain/sources/source-policy.ts";
import type { WorkspaceSettings } from "#src/domain/workspace.ts";
import { assertManager, type Caller } from "./caller.ts";
import { readCatalogue } from "./copper-catalogue.ts";
import { assertUser } from "./known-user.ts";
import type { Services } from "./services.ts";
import { changed, isByItself } from "./source-changes.ts";

type Wiring = Pick<Services, "store" | "clock" | "recount">;

/** What a change came to: its entry in the audit list, or null where everything was so already. */
export interface SourceChangeAnswer {
  readonly success: true;
  readonly change: SettingChange | null;
}

/**
 * Sets what the CRM's types and stages stand for, all of it, and counts the ledger by it at once. Throws `not_allowed`,
 * `InvalidFields` or `not_counted_yet`.
 */
export async function setMapping(
  wiring: Wiring,
  caller: Caller,
  given: unknown,
): Promise<SourceChangeAnswer> {
  assertManager(caller);
  const mapping: ActivityMapping = acceptFields(mappingRequest, given);
  await assertKnown(wiring, mapping);
  const made = await change(wiring, caller, ({ mapping: before }) => ({
    what: "mapping",
    before,
    after: mapping,
  }));
  await countBy(wiring, caller, CRM);
  return made;
}

/** Nothing is mapped that the account does not have: a slip in an id would count nothing, without a word. */
async function assertKnown({ store }: Wiring, mapping: ActivityMapping): Promise<void> {
  const catalogue = await readCatalogue(store);
  if (catalogue === null) {
    throw new AppError(
      "conflict",
      "Copper has not been read yet, so nobody knows its types and stages. Sync Copper first.",
    );
  }
  // What was deleted in Copper since keeps its meaning: its history is still there.
  const kept = (await store.settings.workspace()).mapping ?? PLAIN_MAPPING;
  const types = new Set([...catalogue.types.map(({ key }) => key), ...Object.keys(kept.types)]);
  const stages = new Set([
    ...catalogue.pipelines.flatMap((one) => one.stages.map(({ id }) => id)),
    ...Object.keys(kept.stages),
  ]);
  const problems = [
    ...Object.keys(mapping.types)
      .filter((key) => !types.has(key))
      .map((key) => ({ field: `types.${key}`, message: "is no type of this account" })),
    ...Object.keys(mapping.stages)
      .filter((id) => !stages.has(id))
      .map((id) => ({ field: `stages.${id}`, message: "is no stage of this account" })),
  ];
  if (problems.length > 0) throw new InvalidFields(problems);
}

/**
 * Sets which source counts for a metric, for everybody or a rep, from a day on; a rule of the same metric, rep and day is replaced.
 * No document is touched: boards follow at once. Throws `not_allowed`, `user_not_found` or `InvalidFields`.
 */
export async function setSourceRule(
  wiring: Wiring,
  caller: Caller,
  given: unknown,
): Promise<SourceChangeAnswer> {
  assertManager(caller);
  const rule: SourceRule = acceptFields(policyRequest, given);
  if (rule.userId !== null) await assertUser(wiring, rule.userId);
  return change(wiring, caller, ({ sourcePolicy: before }) => ({
    what: "policy",
    before,
    after: withRule(before, rule),
  }));
}

/**
 * Says by hand whose a vendor's person is (a rep, or nobody), or takes that back; their history moves at once. Throws `not_allowed`,
 * `user_not_found`, `not_found`, `InvalidFields` or `not_counted_yet`.
 */
export async function setMatch(
  wiring: Wiring,
  caller: Caller,
  given: unknown,
): Promise<SourceChangeAnswer> {
  assertManager(caller);
  const { source, personId, to, userId } = acceptFields(matchRequest, given);
  const people = await wiring.store.people.list(source);
  if (!people.some(({ id }) => id === personId))
    throw new AppError("not_found", `${source} has named no person "${personId}".`);
  if (to === "user") await assertUser(wiring, userId ?? "");
  const match: PersonMatch = { source, personId, userId: to === "user" ? userId : null };
  const made = await change(wiring, caller, ({ matches }) => ({
    what: "match",
    before: matches.find((one) => isOf(one, match)) ?? null,
    after: to === "address" ? null : match,
  }));
  await countBy(wiring, caller, source);
  return made;
}

/**
 * Puts back what stood before a change, in one step, and leaves alone what others changed since; what was put back already stays so.
 * Throws `not_allowed`, `not_found`, `InvalidFields`, `not_counted_yet`, or `conflict` where something newer stands in its place.
 */
export async function undoSourceChange(
  wiring: Wiring,
  caller: Caller,
  given: unknown,
): Promise<SourceChangeAnswer> {
  assertManager(caller);
  const { id } = acceptFields(undoRequest, given);
  let done: SettingChange | undefined;
  const made = await change(
    wiring,
    caller,
    (before) => {
      const entry = before.sourceChanges.find((one) => one.id === id);
      if (entry === undefined) throw new AppError("not_found", "There is no such change.");
      const back = putBack(entry, before);
      if (back !== null) return back;
      done = before.sourceChanges.findLast(({ undoes }) => undoes === id);
      if (done === undefined) throw new AppError("conflict", whyNotBack(entry));
      return null;
    },
    id,
  );
  const entry = made.change ?? done;
  const source = entry === undefined ? null : countedBy(entry);
  if (source !== null) await countBy(wiring, caller, source);
  return made;
}

function whyNotBack(entry: SettingChange): string {
  return entry.what === "mapping" && entry.before === null
    ? "There was no mapping before this one."
    : "Something newer stands in the place of this change.";
}

async function change(
  wiring: Wiring,
  caller: Caller,
  make: (before: WorkspaceSettings) => ChangedSetting | null,
  undoes?: string,
): Promise<SourceChangeAnswer> {
  const { store, clock } = wiring;
  let made: ChangedSetting | null = null;
  const after = await store.settings.changeWorkspace((before) => {
    const wanted = make(before);
    made = wanted === null || isSoAlready(before, wanted) ? null : wanted;
    if (made === null) return {};
    const who = { by: caller.name, at: clock(), ...(undoes === undefined ? {} : { undoes }) };
    return { ...partsOf(before, made), sourceChanges: changed(before, made, who) };
  });
  const entry = made === null ? null : (after.sourceChanges.at(-1) ?? null);
  return { success: true, change: entry };
}

/** Not where somebody has looked at what was found by itself, and says that it is right. */
function isSoAlready(before: WorkspaceSettings, wanted: ChangedSetting): boolean {
  if (wanted.what === "mapping" && isByItself(before.sourceChanges)) return false;
  const parts = partsOf(before, wanted);
  return Object.entries(parts).every(
    ([part, value]) =>
      JSON.stringify(value) === JSON.stringify(before[part as keyof WorkspaceSettings]),
  );
}

function partsOf(before: WorkspaceSettings, wanted: ChangedSetting): Partial<WorkspaceSettings> {
  switch (wanted.what) {
    case "policy":
      return { sourcePolicy: wanted.after };
    case "mapping":
      return { mapping: wanted.after };
    case "match": {
      const match = wanted.after ?? wanted.before;
      const others = before.matches.filter((one) => match === null || !isOf(one, match));
      return { matches: wanted.after === null ? others : [...others, wanted.after] };
    }
  }
}

/** What changes whose something is, or what it is, changes documents of a source; what counts of them does not. */
function countedBy(entry: SettingChange): Source | null {
  switch (entry.what) {
    case "policy":
      return null;
    case "mapping":
      return CRM;
    case "match":
      return (entry.after ?? entry.before)?.source ?? null;
  }
}

/**
 * Counts by what is saved now, also where it was saved before: the count may have failed then. Nothing left to count takes a
 * moment. Throws `not_counted_yet`.
 */
async function countBy({ recount }: Wiring, caller: Caller, source: Source): Promise<void> {
  try {
    await recount(source, caller.name);
  } catch (cause) {
    throw new AppError(
      "not_counted_yet",
      `The setting is saved, but counting by it failed: ${toAppError(cause).message} The numbers follow with the next sync.`,
      { cause },
    );
  }
}

function isOf(one: PersonMatch, other: Pick<PersonMatch, "source" | "personId">): boolean {
  return one.source === other.source && one.personId === other.personId;
}
