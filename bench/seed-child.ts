import { statSync } from "node:fs";
import { join } from "node:path";
import { dayName, dayNumber } from "#src/domain/calendar/day.ts";
import { endOfDay } from "#src/domain/calendar/zone.ts";
import { METRIC_TYPES } from "#src/domain/metrics/metric.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import { type Database, openDatabase } from "#src/store/sqlite/database.ts";
import { rebuildTeamDays } from "#src/store/sqlite/sum-team-days.ts";
import { TEAM_SIZE } from "./board-size.ts";
import { printMeasured, readTask } from "./measured-process.ts";

// Fills an empty store with a team's documents by SQL alone; whatever is kept beside documents is then made of them by the engine.
const task = readTask();
const syncedAt = new Date(endOfDay(task.to, task.zone)).toISOString();
const reps = Array.from({ length: TEAM_SIZE.reps }, (_, n) => {
  const number = String(n).padStart(3, "0");
  return { id: `rep-${number}`, email: `rep-${number}@example.com`, name: `Rep ${number}` };
});
const file = join(task.folder, "callboard.sqlite");

const startedAt = performance.now();
const database = openDatabase(file, { checkIntegrity: false });
// A file that is thrown away needs no journal while it is filled.
database.exec("pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -200000");
database.write(() => {
  addPeople(database);
  addDocuments(database);
  addGoals(database);
  addRun(database);
  rebuildTeamDays(database);
});
const documents = Number(
  database.prepare("select count(*) as documents from metrics").get()?.["documents"],
);
database.exec("pragma journal_mode = wal");
database.close();
const milliseconds = performance.now() - startedAt;
printMeasured({ documents, milliseconds, bytes: statSync(file).size });

function addPeople(to: Database): void {
  const user = to.prepare(
    "insert into users (id, email, emailKey, name, role, timeZone, active, createdAt) values (?, ?, ?, ?, 'rep', null, 1, ?)",
  );
  const person = to.prepare(
    "insert into people (source, id, name, email, timeZone, owner) values ('justcall', ?, ?, ?, null, ?)",
  );
  const mark = to.prepare(
    "insert into settings (id, value) values (?, json_object('lastJustCallSyncAt', ?))",
  );
  for (const [n, { id, email, name }] of reps.entries()) {
    user.run(id, email, email, name, syncedAt);
    person.run(String(n + 1), name, email, id);
    mark.run(id, syncedAt);
  }
}

/**
 * By id, and the other indexes and the triggers afterwards: so SQLite only ever writes at the end of the table. Amounts are scattered by
 * multiplying with large primes; a metric of calls has nobody's documents too.
 */
function addDocuments(to: Database): void {
  const dependents = to
    .prepare(
      "select type, name, sql from sqlite_master where tbl_name = 'metrics' and (sql like 'create index%' or type = 'trigger')",
    )
    .all();
  for (const { type, name } of dependents) to.exec(`drop ${type} ${name}`);
  to.exec("create temp table seedOwner (id text, n integer)");
  to.exec("create temp table seedType (type text, source text, n integer)");
  to.exec("create temp table seedDay (day text, n integer, workday integer)");
  const owner = to.prepare("insert into seedOwner values (?, ?)");
  [...reps.map(({ id }) => id), UNASSIGNED].forEach((id, n) => {
    owner.run(id, n);
  });
  const type = to.prepare("insert into seedType values (?, ?, ?)");
  METRIC_TYPES.slice(0, TEAM_SIZE.types)
    .toSorted()
    .forEach((name, n) => {
      type.run(name, /call|talk|sms/.test(name) ? "justcall" : "copper", n);
    });
  const day = to.prepare("insert into seedDay values (?, ?, ?)");
  for (let n = dayNumber(task.from); n <= dayNumber(task.to); n++)
    // Day 0 of 1970 was a Thursday.
    day.run(dayName(n), n, (n + 3) % 7 < 5 ? 1 : 0);
  to.prepare(
    `with amount as (
       select o.id as userId, t.type, t.source, d.day,
         d.workday * ((o.n * 7919 + t.n * 104729 + d.n * 1299709) % 60) as calls
       from seedOwner o cross join seedType t cross join seedDay d
       where o.id <> '${UNASSIGNED}' or t.source = 'justcall')
     insert into metrics (id, userId, type, value, date, source, metadata, createdAt)
     select userId || '_' || type || '_' || day || '_' || source, userId, type,
       case type when 'talk_time_minutes' then calls * 100 / 60.0 else calls end,
       day || 'T00:00:00.000Z', source,
       json_object('totalSeconds', calls * 100, 'averageSeconds', iif(calls = 0, null, 100), 'syncedAt', ?1), ?1
     from amount`,
  ).run(syncedAt);
  to.exec(
    `insert into coverage (source, userId, day, readAt, zone, closed)
     select 'justcall', o.id, d.day, '${syncedAt}', '${task.zone}', 1 from seedOwner o cross join seedDay d`,
  );
  for (const { sql } of dependents) to.exec(String(sql));
}

/** Each rep's own, in each kind of period. */
function addGoals(to: Database): void {
  const goal = to.prepare(
    `insert into goal (scope, type, period, fromDay, target, setBy, setAt) values (?, 'phone_call_quantity', ?, ?, ?, 'bench', ?)`,
  );
  const targets = { daily: 30, weekly: 150, monthly: 600, quarterly: 1800 };
  for (const [period, target] of Object.entries(targets))
    for (const { id } of reps) goal.run(id, period, task.from, target, syncedAt);
}

/** The last sync's record is as long as the team. */
function addRun(to: Database): void {
  const outcome = {
    reps: reps.map(({ id, email }) => ({
      userId: id,
      userEmail: email,
      startDate: task.from,
      endDate: task.to,
      totalCalls: 900,
      callsProcessed: 900,
      changes: { added: 60, changed: 0, unchanged: 0 },
      errors: [],
    })),
    errors: [],
    warnings: [],
  };
  const progress = { share: 1, pages: 1, calls: 1, waitedMs: 0, waitingMs: 0, waitingFor: null };
  to.prepare(
    `insert into sync_run (id, source, scope, request, askedBy, state, startedAt, finishedAt, progress, outcome, error)
     values ('bench', 'justcall', '"all"', 'bench', 'bench', 'done', ?, ?, ?, ?, null)`,
  ).run(syncedAt, syncedAt, JSON.stringify(progress), JSON.stringify(outcome));
}
