import { LEDGER_TABLES } from "../../counting/ledger-tables.ts";

/** Instants named `…At` are ISO text, but for `activity` and `lease`, which are compared by the million: ms since 1970. */
export const createTables = {
  name: "create-tables",
  sql: `
create table users (
  id text primary key,
  email text not null,
  emailKey text not null unique,
  name text not null,
  role text not null check (role in ('rep', 'manager', 'admin')),
  timeZone text,
  active integer not null check (active in (0, 1)),
  createdAt text not null
) strict;

${LEDGER_TABLES}
create table settings (
  id text primary key,
  value text not null
) strict;

create table facts (
  name text primary key,
  value text not null
) strict;

create table sync_run (
  id text primary key,
  source text not null,
  scope text not null,
  request text not null,
  askedBy text not null,
  state text not null check (state in ('running', 'done', 'failed')),
  startedAt text not null,
  finishedAt text,
  progress text not null,
  outcome text,
  error text
) strict;
create index sync_run_by_state on sync_run (source, state, finishedAt);

create table lease (
  key text primary key,
  runId text not null references sync_run (id),
  fence integer not null,
  expiresAt integer not null
) strict;

create table api_key (
  id text primary key,
  name text not null,
  role text not null check (role in ('rep', 'manager', 'admin')),
  userId text references users (id),
  hash text not null unique,
  createdAt text not null
) strict;
`,
};
