import type { DatabaseSync } from "node:sqlite";
import { rebuildTeamDays } from "../sum-team-days.ts";

/** What the boards are made of: sums per team-day, goals, shared links. */
export const boards = {
  name: "boards",
  sql: `
-- numbers reps from 0, so that a day's amounts are a plain row of numbers; a number once given is never given again
create table team_rep (
  number integer primary key,
  userId text not null unique
) strict;

-- what a team came to in a day, of one metric; small, so that a quarter is a few pages
create table team_day (
  type text not null,
  day text not null,
  reps real not null,
  unassigned real,
  known blob not null,
  primary key (type, day)
) strict, without rowid;

-- the same day rep by rep: amounts by number, packed as packed-amounts.ts says
create table team_rep_day (
  type text not null,
  day text not null,
  unassigned real,
  amounts blob not null,
  primary key (type, day)
) strict;

create table goal (
  scope text not null,
  type text not null,
  period text not null,
  fromDay text not null,
  target real,
  setBy text not null,
  setAt text not null,
  primary key (scope, type, period, fromDay)
) strict, without rowid;

create table share_link (
  id text primary key,
  name text not null,
  kind text not null check (kind in ('api', 'wall')),
  hash text not null unique,
  createdBy text not null,
  createdAt text not null,
  revokedAt text
) strict;

create index activity_gone on activity (source, personKey, at) where kind = 'call' and state = 'gone';
`,
  /** Documents of before have no sums yet. */
  afterwards: (db: DatabaseSync) => rebuildTeamDays(db),
};
