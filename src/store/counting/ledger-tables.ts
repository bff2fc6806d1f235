/**
 * The tables that counting works on: people, the ledger, rows that could not be read, documents, coverage. They are in the
 * first migration, so they never change here; what came later is added below.
 */
export const LEDGER_TABLES = `
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
`;

/**
 * What only a CRM's activities have. crm: what it says of them, JSON (null: a telephone system's). twin: the other record of the
 * same call, JSON, worked out when either changed. In the third migration.
 */
export const CRM_COLUMNS = `
alter table activity add column crm text;
alter table activity add column twin text;
create index activity_of_crm on activity (source, personKey, at) where crm is not null and state = 'present';
`;

/** closed: 1 where the day was read when it was over; until then more of it may come. In the second migration. */
export const COVERAGE_CLOSED =
  "alter table coverage add column closed integer not null default 0 check (closed in (0, 1));";
