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
          `select count(*) as calls, sum(totalSeconds) as totalSeconds from activity
           where source = ? and kind = 'call' and state = 'present'
             and personKey in (select value from json_each(?)) and at >= ? and at < ?`,
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
          `select count(*) as attempts, sum(outcome = 'answered') as answered from activity
           where source = ? and kind = 'call' and state = 'present' and direction = 'out'
             and personKey in (select value from json_each(?)) and at >= ? and at < ?`,
        ),
        source,
        JSON.stringify(personKeys),
        from,
        to,
      );
      return { attempts: tally?.attempts ?? 0, answered: tally?.answered ?? 0 };
    },

    async findActivities({ source, kind, personKeys, from, to, state, after, limit }) {
      // What a partial index is about stands in the text, not as a parameter, so that it can be used.
      const found = rows<FoundRow>(
        database.prepare(
          `select source, sourceId, at, direction, outcome, totalSeconds, otherNumber, personKey, crm, twin
           from activity where source = ? and ${kind === "call" ? "kind = 'call'" : "crm is not null and kind = ?"}
             and state = '${state}'
             and personKey in (select value from json_each(?)) and at >= ? and at < ?
             ${after === null ? "" : "and (at, sourceId) < (?, ?)"}
           order by at desc, sourceId desc limit ?`,
        ),
        source,
        ...(kind === "call" ? [] : [kind]),
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
