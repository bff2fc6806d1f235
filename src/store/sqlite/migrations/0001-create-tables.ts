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

-- owner: whom this person's calls were last counted for; a difference at the next commit moves their days
create table people (
  source text not null,
  id text not null,
  name text,
  email text,
  timeZone text,
  owner text not null,
  primary key (source, id)
) strict, without rowid;

create table activity (
  source text not null,
  sourceId text not null,
  kind text not null,
  at integer not null,
  direction text check (direction in ('in', 'out')),
  outcome text,
  vendorType text,
  totalSeconds integer not null check (totalSeconds >= 0),
  talkSeconds integer,
  holdSeconds integer,
  ringSeconds integer,
  otherNumber text,
  personKey text not null,
  personName text,
  personEmail text,
  state text not null check (state in ('present', 'gone')),
  updatedAt integer not null,
  primary key (source, sourceId)
) strict, without rowid;

-- covers counting: a rep's month is read from this index alone
create index activity_calls on activity (source, personKey, at, totalSeconds)
  where kind = 'call' and state = 'present';

create table unreadable (
  source text not null,
  sourceId text not null,
  reason text not null,
  at integer,
  personKey text not null,
  row text not null,
  seenAt text not null,
  primary key (source, sourceId)
) strict, without rowid;

create table metrics (
  id text primary key,
  userId text not null,
  type text not null,
  value real not null,
  date text not null,
  source text not null,
  metadata text not null,
  createdAt text not null
) strict;
create index metrics_by_day on metrics (date, userId, type, source);
create index metrics_by_user on metrics (userId, date);

-- zone: the one in which the day was cut when it was counted
create table coverage (
  source text not null,
  userId text not null,
  day text not null,
  readAt text not null,
  zone text not null,
  primary key (source, userId, day)
) strict, without rowid;
create index coverage_by_day on coverage (source, day);

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
