import type { Source } from "#src/domain/activity/activity.ts";
import { addDays, type Day } from "#src/domain/calendar/day.ts";
import { endOfDay, startOfDay } from "#src/domain/calendar/zone.ts";
import { CRM, DIALER } from "#src/domain/sources/call-sources.ts";
import { type DialerCall, type LoggedCall, pairCalls } from "#src/domain/sources/pairing.ts";
import { PRESENT_CALLS, PRESENT_OF_CRM } from "./counted-rows.ts";
import { readCrm, twinText } from "./crm-text.ts";
import { allTuples, type Prepares, rows } from "./rows.ts";

/** A text may name a call, and its moment may be off by as much as two time zones are apart. */
export const PAIRED_WITHIN_MS = 26 * 3_600_000;
const REACH_DAYS = 2;

/** Whose calls of a rep are paired, by source, and how the rep's days are cut. */
export interface PairedRep {
  readonly zone: string;
  keysOf(source: Source): readonly string[];
}

/** Which days of the CRM's may have other pairs once calls of these days have changed. */
export function daysToPair(source: Source, days: Iterable<Day>): Set<Day> {
  if (source === CRM) return new Set(days);
  const reach = Array.from({ length: 2 * REACH_DAYS + 1 }, (_, n) => n - REACH_DAYS);
  return new Set([...days].flatMap((day) => reach.map((away) => addDays(day, away))));
}

/**
 * Pairs a rep's calls of these days anew: each day by itself, whole, so that the pairs are a function of the ledger. Answers with the
 * days on which a pair came, went or changed.
 */
export function pairDays(database: Prepares, rep: PairedRep, days: Iterable<Day>): Day[] {
  return [...days].sort().filter((day) => pairDay(database, rep, day));
}

interface LoggedRow {
  readonly sourceId: string;
  readonly at: number;
  readonly crm: string;
  readonly twin: string | null;
}

function pairDay(database: Prepares, rep: PairedRep, day: Day): boolean {
  const [from, to] = [startOfDay(day, rep.zone), endOfDay(day, rep.zone)];
  const logged = rows<LoggedRow>(
    database.prepare(
      `select sourceId, at, crm, twin from ${PRESENT_OF_CRM}
         and kind = 'call' and source = ? and personKey in (select value from json_each(?)) and at >= ? and at < ? order by at, sourceId`,
    ),
    CRM,
    JSON.stringify(rep.keysOf(CRM)),
    from,
    to,
  );
  if (logged.length === 0) return false;
  const dialed = dialerCalls(database, rep, from - PAIRED_WITHIN_MS, to + PAIRED_WITHIN_MS);
  const twins = pairCalls(dialed, logged.map(toLogged), { dialer: DIALER, crm: CRM });
  const put = database.prepare("update activity set twin = ? where source = ? and sourceId = ?");
  let isChanged = false;
  for (const { sourceId, twin: before } of logged) {
    const twin = twins.get(sourceId);
    const text = twin === undefined ? null : twinText(twin);
    if (text === before) continue;
    put.run(text, CRM, sourceId);
    isChanged = true;
  }
  return isChanged;
}

function toLogged({ sourceId, at, crm }: LoggedRow): LoggedCall {
  const { text, numbers, subject } = readCrm(crm);
  return { sourceId, at, text, numbers, subject };
}

function dialerCalls(database: Prepares, rep: PairedRep, from: number, to: number): DialerCall[] {
  const found = allTuples<[string, number, number, string | null]>(
    database.prepare(
      `select sourceId, at, totalSeconds, otherNumber from ${PRESENT_CALLS}
         and source = ? and personKey in (select value from json_each(?)) and at >= ? and at < ?`,
    ),
    DIALER,
    JSON.stringify(rep.keysOf(DIALER)),
    from,
    to,
  );
  return found.map(([sourceId, at, totalSeconds, otherNumber]) => ({
    sourceId,
    at,
    totalSeconds,
    otherNumber,
  }));
}
