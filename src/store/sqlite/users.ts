import { AppError } from "#src/domain/errors.ts";
import type { Role, User } from "#src/domain/people/person.ts";
import { firstRow, rows } from "../counting/rows.ts";
import type { UserStore } from "../users.ts";
import type { Database } from "./database.ts";

interface UserRow {
  id: string;
  email: string;
  name: string;
  role: Role;
  timeZone: string | null;
  active: number;
  createdAt: string;
}

const COLUMNS = "id, email, name, role, timeZone, active, createdAt";

function toUser(row: UserRow): User {
  return { ...row, active: row.active === 1 };
}

export function listUsers(database: Database): User[] {
  return rows<UserRow>(database.prepare(`select ${COLUMNS} from users order by name, id`)).map(
    toUser,
  );
}

export function createUserStore(database: Database): UserStore {
  const list = database.remember(() => listUsers(database));
  const taken = (user: User, where: string) =>
    new AppError(
      "conflict",
      `There is already a user with the ${where} of ${user.email} (${user.id}).`,
    );

  return {
    list: async () => list(),

    async find(id) {
      const row = firstRow<UserRow>(
        database.prepare(`select ${COLUMNS} from users where id = ?`),
        id,
      );
      return row === null ? null : toUser(row);
    },

    async add(users) {
      const byId = database.prepare("select 1 as found from users where id = ?");
      const byEmail = database.prepare("select 1 as found from users where emailKey = ?");
      const insert = database.prepare(
        `insert into users (${COLUMNS}, emailKey) values (?, ?, ?, ?, ?, ?, ?, ?)`,
      );
      database.write(() => {
        for (const user of users) {
          if (byId.get(user.id) !== undefined) throw taken(user, "id");
          if (byEmail.get(user.email.toLowerCase()) !== undefined)
            throw taken(user, "e-mail address");
          insert.run(
            user.id,
            user.email,
            user.name,
            user.role,
            user.timeZone,
            user.active ? 1 : 0,
            user.createdAt,
            user.email.toLowerCase(),
          );
        }
      });
    },

    async update(users) {
      const update = database.prepare(
        `update users set email = ?, emailKey = ?, name = ?, role = ?, timeZone = ?, active = ? where id = ?`,
      );
      const other = database.prepare("select 1 as found from users where emailKey = ? and id <> ?");
      database.write(() => {
        for (const user of users) {
          const emailKey = user.email.toLowerCase();
          if (other.get(emailKey, user.id) !== undefined) throw taken(user, "e-mail address");
          const { email, name, role, timeZone, id } = user;
          update.run(email, emailKey, name, role, timeZone, user.active ? 1 : 0, id);
        }
      });
    },
  };
}
