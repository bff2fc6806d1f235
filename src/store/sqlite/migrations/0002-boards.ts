import type { DatabaseSync } from "node:sqlite";
import { COVERAGE_CLOSED } from "../../counting/ledger-tables.ts";
import { closeDays } from "../close-days.ts";
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
) strict, without rowid;

-- team-days whose documents were written since they were summed; whoever writes a document, an older version too, marks its day
create table team_day_due (
  type text not null,
  day text not null,
  primary key (type, day)
) strict, without rowid;
-- "or ignore" would not hold here: the writing statement's own clause takes its place
create trigger metrics_added after insert on metrics begin
  insert into team_day_due (type, day) select new.type, substr(new.date, 1, 10)
    where not exists (select 1 from team_day_due where type = new.type and day = substr(new.date, 1, 10));
end;
create trigger metrics_changed after update on metrics begin
  insert into team_day_due (type, day) select new.type, substr(new.date, 1, 10)
    where not exists (select 1 from team_day_due where type = new.type and day = substr(new.date, 1, 10));
end;

${COVERAGE_CLOSED}
create index coverage_open on coverage (source, day) where closed = 0;

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
  /** Documents of before have no sums yet, and coverage does not say whether its days were over. */
  afterwards(db: DatabaseSync) {
    rebuildTeamDays(db);
    closeDays(db);
  },
};
