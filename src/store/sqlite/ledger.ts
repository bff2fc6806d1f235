import { PRESENT_CALLS, PRESENT_OF_CRM } from "../counting/counted-rows.ts";
import { readCrm, readTwin } from "../counting/crm-text.ts";
import { createIntakeTables } from "../counting/intake-tables.ts";
import { firstRow, rows } from "../counting/rows.ts";
import type { Ledger, LedgerActivity } from "../ledger.ts";
import type { Database } from "./database.ts";
import { openIntake } from "./intake.ts";
import { countUnreadable, findUnreadable } from "./unreadable.ts";

type FoundRow = Omit<LedgerActivity, "crm" | "twin"> & {
  readonly crm: string | null;
  readonly twin: string | null;
};

const CALLS = {
  present: PRESENT_CALLS,
  gone: "activity indexed by activity_gone where kind = 'call' and state = 'gone'",
};
const OF_CRM = {
  present: PRESENT_OF_CRM,
  gone: "activity indexed by activity_gone_of_crm where crm is not null and state = 'gone'",
};

export function createLedger(database: Database): Ledger {
  createIntakeTables(database);
  return {
    openIntake: async (source) => openIntake(database, source),
    countUnreadable: async (source) => countUnreadable(database, source),
    findUnreadable: async (source, personKeys, from, to) =>
      findUnreadable(database, source, personKeys, from, to),

    async tallyCalls(source, personKeys, from, to) {
      const tally = firstRow<{ calls: number; totalSeconds: number | null }>(
        database.prepare(
          `select count(*) as calls, sum(totalSeconds) as totalSeconds from ${PRESENT_CALLS}
             and source = ? and personKey in (select value from json_each(?)) and at >= ? and at < ?`,
        ),
        source,
        JSON.stringify(personKeys),
        from,
        to,
      );
      return { calls: tally?.calls ?? 0, totalSeconds: tally?.totalSeconds ?? 0 };
    },

    async tallyAnswers(source, personKeys, from, to) {
      const tally = firstRow<{ attempts: number; answered: number | null }>(
        database.prepare(
          `select count(*) as attempts, sum(outcome = 'answered') as answered from ${PRESENT_CALLS}
             and direction = 'out' and source = ? and personKey in (select value from json_each(?)) and at >= ? and at < ?`,
        ),
        source,
        JSON.stringify(personKeys),
        from,
        to,
      );
      return { attempts: tally?.attempts ?? 0, answered: tally?.answered ?? 0 };
    },

    async findActivities({ source, kind, personKeys, from, to, state, after, limit }) {
      const found = rows<FoundRow>(
        database.prepare(
          `select source, sourceId, at, direction, outcome, totalSeconds, otherNumber, personKey, crm, twin
           from ${kind === "call" ? CALLS[state] : OF_CRM[state]} and kind = ?
             and source = ? and personKey in (select value from json_each(?)) and at >= ? and at < ?
             ${after === null ? "" : "and (at, sourceId) < (?, ?)"}
           order by at desc, sourceId desc limit ?`,
        ),
        kind,
        source,
        JSON.stringify(personKeys),
        from,
        to,
        ...(after === null ? [] : [after.at, after.sourceId]),
        limit,
      );
      return found.map(({ crm, twin, ...row }) => ({
        ...row,
        crm: crm === null ? null : readCrm(crm),
        twin: readTwin(twin),
      }));
    },
  };
}
