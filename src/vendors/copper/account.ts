import type { ActivityPerson } from "#src/domain/activity/activity.ts";
import type { ReadOptions } from "#src/domain/activity/activity-source.ts";
import type { VendorPerson } from "#src/domain/people/person.ts";
import type { AskedType, CopperClient } from "./client.ts";
import { type ActivityTypes, type Pipelines, type UserRow, userRowSchema } from "./schema.ts";
import { type StageOrder, toStageOrder } from "./stage-order.ts";
import { walkWhole } from "./walk.ts";

/** What an account calls its types of activity and its stages: the words that an `ActivityMapping` is made of. */
export interface CopperCatalogue {
  readonly types: readonly {
    /** Category and id: `user/702301`. */
    readonly key: string;
    readonly name: string | null;
    readonly disabled: boolean;
  }[];
  readonly pipelines: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly stages: readonly { readonly id: string; readonly name: string | null }[];
  }[];
}

export interface UserDirectory {
  readonly byId: ReadonlyMap<string, ActivityPerson>;
  /** By e-mail address in lower case. */
  readonly byAddress: ReadonlyMap<string, ActivityPerson>;
}

export interface CopperAccount {
  readonly people: readonly VendorPerson[];
  readonly users: UserDirectory;
  readonly stages: StageOrder;
  readonly catalogue: CopperCatalogue;
  /** The types of which activities are read: all that people log but notes, and the system's that we count. */
  readonly askedTypes: readonly AskedType[];
}

/** Note is 0 in every account. */
const NOTE = "0";
/** Changes of a property, changes of the stage, e-mails: the same ids in every account seen. */
const SYSTEM_TYPES = [1, 3, 6];

export async function readAccount(client: CopperClient, read: ReadOptions): Promise<CopperAccount> {
  const people = await listPeople(client, read);
  const types = await client.listActivityTypes(read);
  const pipelines = await client.listPipelines(read);
  const logged = types.user.filter((type) => type.id !== NOTE);
  return {
    people,
    users: toDirectory(people),
    stages: toStageOrder(pipelines),
    catalogue: toCatalogue(logged, pipelines),
    askedTypes: [
      // A type that was switched off still has its old activities.
      ...logged.map((type) => ({ id: Number(type.id), category: "user" as const })),
      ...SYSTEM_TYPES.map((id) => ({ id, category: "system" as const })),
    ],
  };
}

async function listPeople(client: CopperClient, read: ReadOptions): Promise<VendorPerson[]> {
  const found = new Map<string, VendorPerson>();
  const list = {
    request: "POST /users/search",
    fetchPage: (page: number) => client.listUsers(page, read),
    parse: (row: unknown) => userRowSchema.safeParse(row).data ?? null,
    idOf: (user: UserRow | null) => user?.id ?? null,
  };
  for await (const { again, items } of walkWhole(list, read)) {
    if (again) found.clear();
    for (const user of items) {
      if (user !== null) found.set(user.id, toVendorPerson(user));
      else read.watch.onWarning("Copper lists a user who could not be read.");
    }
  }
  return [...found.values()];
}

export function toVendorPerson(user: UserRow): VendorPerson {
  return {
    source: "copper",
    id: user.id,
    name: user.name?.trim() || null,
    email: user.email?.trim() || null,
    timeZone: null,
  };
}

export function toDirectory(people: readonly VendorPerson[]): UserDirectory {
  const users = people.map(({ id, name, email }): ActivityPerson => ({ id, name, email }));
  return {
    byId: new Map(users.map((user) => [user.id ?? "", user])),
    byAddress: new Map(
      users.flatMap((user) => (user.email === null ? [] : [[user.email.toLowerCase(), user]])),
    ),
  };
}

function toCatalogue(types: ActivityTypes["user"], pipelines: Pipelines): CopperCatalogue {
  return {
    types: types.map((type) => ({
      key: `user/${type.id}`,
      name: type.name ?? null,
      disabled: type.is_disabled ?? false,
    })),
    pipelines: pipelines.map(({ id, name, stages }) => ({
      id,
      name: name ?? null,
      stages: (stages ?? []).map((stage) => ({ id: stage.id, name: stage.name ?? null })),
    })),
  };
}
