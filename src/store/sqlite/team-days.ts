import type { TeamDay, TeamDayStore, TeamRepDay } from "../team-days.ts";
import type { Database } from "./database.ts";
import { rows } from "./rows.ts";
import { listReps } from "./sum-team-days.ts";

export function createTeamDayStore(database: Database): TeamDayStore {
  const userIds = database.remember(() => listReps(database));
  return {
    async sums(types, range) {
      const found = rows<TeamDay>(
        database.prepare(
          `select type, day, reps, unassigned, known from team_day
           where type in (select value from json_each(?)) and day >= ? and day <= ? order by type, day`,
        ),
        JSON.stringify(types),
        range.from,
        range.to,
      );
      return { userIds: userIds(), rows: found };
    },

    async byRep(types, range) {
      const found = rows<Omit<TeamRepDay, "amounts"> & { amounts: Uint8Array }>(
        database.prepare(
          `select type, day, unassigned, amounts from team_rep_day
           where type in (select value from json_each(?)) and day >= ? and day <= ? order by type, day`,
        ),
        JSON.stringify(types),
        range.from,
        range.to,
      );
      return {
        userIds: userIds(),
        rows: found.map((row) => ({ ...row, amounts: toFloats(row.amounts) })),
      };
    },
  };
}

/** Copies where SQLite's bytes do not begin at a multiple of eight. */
function toFloats(bytes: Uint8Array): Float64Array {
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  return new Float64Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 8);
}
