import { CRM_COLUMNS } from "../../counting/ledger-tables.ts";

/** What a CRM says of its activities, and which of its calls are calls of another source's too. */
export const crm = {
  name: "crm",
  sql: `
${CRM_COLUMNS}
create trigger metrics_removed after delete on metrics begin
  insert into team_day_due (type, day) select old.type, substr(old.date, 1, 10)
    where not exists (select 1 from team_day_due where type = old.type and day = substr(old.date, 1, 10));
end;
create index activity_gone_of_crm on activity (source, personKey, at) where crm is not null and state = 'gone';
`,
};
