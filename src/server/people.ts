import { randomBytes } from "node:crypto";
import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import { isZone } from "#src/domain/calendar/zone.ts";
import { AppError } from "#src/domain/errors.ts";
import { isUserId, ROLES, type User } from "#src/domain/people/person.ts";
import type { Services } from "./services.ts";

/** A person as typed; whatever is left out is null or empty. */
export interface TypedUser {
  readonly email: string | null;
  readonly id?: string | null;
  readonly name?: string | null;
  readonly role?: string | null;
  readonly timeZone?: string | null;
}

const blankIsNull = (text: unknown) =>
  typeof text === "string" && text.trim() === "" ? null : text;

const userSchema = z.object({
  email: z.preprocess(
    blankIsNull,
    z
      .string("an e-mail address is missing")
      .trim()
      .regex(/^[^\s@]+@[^\s@]+$/, "is not an e-mail address"),
  ),
  id: z.preprocess(
    blankIsNull,
    z
      .string()
      .trim()
      .refine(
        isUserId,
        'an id has letters, digits, dots, dashes and underscores, and is not "unassigned" or "workspace"',
      )
      .nullish(),
  ),
  name: z.preprocess(blankIsNull, z.string().trim().max(200).nullish()),
  role: z.preprocess(blankIsNull, z.enum(ROLES, `a role is one of ${ROLES.join(", ")}`).nullish()),
  timeZone: z.preprocess(
    blankIsNull,
    z.string().trim().refine(isZone, "is not an IANA time zone such as America/Denver").nullish(),
  ),
});

/** Adds people, all or none. Throws `invalid_request` or `conflict`. */
export async function createUsers(
  services: Pick<Services, "store">,
  typed: readonly TypedUser[],
): Promise<User[]> {
  const users = typed.map((one) => toUser(check(one, "")));
  await services.store.users.add(users);
  return users;
}

export interface ImportedUsers {
  readonly added: readonly User[];
  readonly updated: readonly User[];
  readonly unchanged: readonly User[];
}

/**
 * Brings people in from CSV: new addresses are added, known ones updated with what the file says. A file with a mistake in
 * any line changes nobody; the error names the line.
 */
export async function importUsers(
  services: Pick<Services, "store">,
  csv: string,
): Promise<ImportedUsers> {
  const known = new Map(
    (await services.store.users.list()).map((user) => [user.email.toLowerCase(), user]),
  );
  const added = new Map<string, User>();
  const seen = new Set<string>();
  const updated: User[] = [];
  const unchanged: User[] = [];
  for (const { record, line } of readCsv(csv)) {
    const given = check(record, `line ${line}: `);
    const email = given.email.toLowerCase();
    if (seen.has(email)) throw refused(`line ${line}: ${given.email} stands in the file twice`);
    seen.add(email);
    const before = known.get(email);
    if (before === undefined) {
      added.set(email, toUser(given));
      continue;
    }
    if (given.id != null && given.id !== before.id) {
      throw refused(`line ${line}: ${given.email} is known as ${before.id}; an id never changes`);
    }
    const after: User = {
      ...before,
      name: given.name ?? before.name,
      role: given.role ?? before.role,
      timeZone: given.timeZone ?? before.timeZone,
    };
    const same =
      after.name === before.name &&
      after.role === before.role &&
      after.timeZone === before.timeZone;
    (same ? unchanged : updated).push(after);
  }
  // Adding can still be refused, for an id that is taken; it comes first, so that then nothing has changed.
  await services.store.users.add([...added.values()]);
  await services.store.users.update(updated);
  return { added: [...added.values()], updated, unchanged };
}

function readCsv(csv: string): { record: TypedUser; line: number }[] {
  try {
    const rows: { record: TypedUser; info: { lines: number } }[] = parse(csv, {
      bom: true,
      columns: (header: string[]) => {
        if (!header.includes("email"))
          throw refused("the first line must name the columns, email among them");
        return header;
      },
      info: true,
      skip_empty_lines: true,
      trim: true,
    });
    return rows.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    if (error instanceof CsvError) throw refused(error.message);
    throw error;
  }
}

function check(typed: TypedUser, where: string): z.output<typeof userSchema> {
  const parsed = userSchema.safeParse(typed);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw refused(
    `${where}${issue?.path.join(".") ?? "user"}: ${issue?.message ?? "cannot be read"}`,
  );
}

function refused(problem: string): AppError {
  return new AppError("invalid_request", `${problem}. Nobody was added.`);
}

function toUser(given: z.output<typeof userSchema>): User {
  return {
    id: given.id ?? `u_${randomBytes(6).toString("hex")}`,
    email: given.email,
    name: given.name ?? given.email.split("@")[0] ?? given.email,
    role: given.role ?? "rep",
    timeZone: given.timeZone ?? null,
    active: true,
    createdAt: new Date().toISOString(),
  };
}
