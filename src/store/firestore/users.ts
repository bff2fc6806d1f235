import { z } from "zod";
import { AppError } from "#src/domain/errors.ts";
import { ROLES, type User } from "#src/domain/people/person.ts";
import type { UserStore } from "../users.ts";
import type { Changes, Found, Reads } from "./connection.ts";
import { bump, USERS } from "./stamp.ts";
import { readAs, timestamp } from "./stored.ts";
import { compareText } from "./text-order.ts";
import type { Workspace } from "./workspace.ts";
import type { Write } from "./writes.ts";

const COLLECTION = "users";

/** Of a user whom another program added, an address is enough. */
const schema = z.object({
  email: z.string(),
  name: z.string().optional(),
  role: z.enum(ROLES).default("rep"),
  timeZone: z.string().nullable().default(null),
  active: z.boolean().default(true),
  createdAt: timestamp.optional(),
});

export function toUser(found: Found): User {
  const { email, name, createdAt, ...fields } = readAs(schema, found);
  return {
    id: found.id,
    email,
    name: name ?? email,
    ...fields,
    createdAt: createdAt ?? found.createdAt,
  };
}

export async function listUsers(reads: Reads): Promise<User[]> {
  const users = (await reads.find(COLLECTION, (all) => all)).map(toUser);
  return users.sort((a, b) => compareText(a.name, b.name) || compareText(a.id, b.id));
}

export function createUserStore(workspace: Workspace): UserStore {
  const { connection } = workspace;
  return {
    list: workspace.remember(USERS, listUsers),

    async find(id) {
      const found = await (await connection.reads()).get(userPath(id));
      return found === null ? null : toUser(found);
    },

    async add(users) {
      if (users.length === 0) return;
      await workspace.adopted();
      await connection.transaction(async (changes) => {
        const found = await changes.getAll(users.map(({ id }) => userPath(id)));
        const bearers = await findBearers(changes, users);
        for (const [place, user] of users.entries()) {
          const twice = users.slice(0, place).some(({ id }) => id === user.id);
          if (found[place] !== null || twice) throw taken(user, "id");
          if (isTaken(bearers, users.slice(0, place), user)) throw taken(user, "e-mail address");
        }
        for (const user of users) changes.put(userWrite(user));
        changes.put(bump([USERS]));
      });
    },

    async update(users) {
      if (users.length === 0) return;
      await workspace.adopted();
      await connection.transaction(async (changes) => {
        const found = await changes.getAll(users.map(({ id }) => userPath(id)));
        const bearers = await findBearers(changes, users);
        const kept = users.flatMap((user, place): User[] => {
          const before = found[place];
          // As in a table: whoever is not there is not changed.
          if (before === null || before === undefined) return [];
          return [{ ...user, createdAt: toUser(before).createdAt }];
        });
        for (const [place, user] of kept.entries()) {
          const others = bearers.filter(({ id }) => !kept.some((one) => one.id === id));
          if (isTaken(others, kept.slice(0, place), user)) throw taken(user, "e-mail address");
        }
        for (const user of kept) changes.put(userWrite(user));
        if (kept.length > 0) changes.put(bump([USERS]));
      });
    },
  };
}

/** Who bears one of these users' addresses now. */
async function findBearers(changes: Changes, users: readonly User[]): Promise<User[]> {
  const keys = [...new Set(users.map(emailKey))];
  const found: User[] = [];
  // Firestore takes 30 values at a time.
  for (let place = 0; place < keys.length; place += 30) {
    const some = keys.slice(place, place + 30);
    const bearers = await changes.find(COLLECTION, (all) => all.where("emailKey", "in", some));
    found.push(...bearers.map(toUser));
  }
  return found;
}

function isTaken(bearers: readonly User[], before: readonly User[], user: User): boolean {
  const same = (other: User) => other.id !== user.id && emailKey(other) === emailKey(user);
  return bearers.some(same) || before.some(same);
}

function taken(user: User, where: string): AppError {
  return new AppError(
    "conflict",
    `There is already a user with the ${where} of ${user.email} (${user.id}).`,
  );
}

export function userWrite({ id, createdAt, ...user }: User): Write {
  return {
    kind: "set",
    path: userPath(id),
    data: { ...user, emailKey: emailKey(user), createdAt: new Date(createdAt) },
  };
}

function userPath(id: string): string {
  return `${COLLECTION}/${id}`;
}

function emailKey({ email }: Pick<User, "email">): string {
  return email.toLowerCase();
}
