import type { SandboxAccount } from "../justcall/account.ts";
import { CopperAccount } from "./account.ts";
import { copiedCalls, type Dating } from "./copied-calls.ts";
import { dailyWork, outsidersWork } from "./daily-work.ts";
import { deals } from "./deals.ts";
import { type Directory, makeDirectory } from "./directory.ts";
import type { Entry } from "./entry.ts";
import { handLogged, unpairedCalls } from "./hand-logged.ts";
import { stateAt } from "./opportunity.ts";
import {
  type CopperTruth,
  type DifferenceReason,
  differencesOf,
  type TruthCall,
  type TruthRow,
} from "./truth.ts";
import { workdaysOf } from "./workday.ts";

export interface CopperTeamOptions {
  /** The same team's telephone system. */
  justcall: SandboxAccount;
  seed: number | string;
  /** UTC ms; nothing is entered later. */
  now: number;
  /** Share of JustCall's calls that are copied; 0.7 unless told. */
  copied?: number;
  /** Share of calls that are logged on two contacts; 0.03. */
  doubled?: number;
  /** Share of copies in the wording without JustCall's number of the call; 0.25. */
  older?: number;
  /** Share of copies that bear the name of the key's owner; 0. */
  byOwner?: number;
  /** What the copies' activity_date stands for; mixed. */
  dating?: Dating;
  /** Calls typed in by hand, by rep and working day; 1. */
  handLogged?: number;
  /** Whether there are e-mails, meetings, notes, texts, deals, and people outside the team; true. */
  work?: boolean;
  /**
   * How many of each difference are put in beside those that the shares make: a copy left out, a
   * call by hand more, a copy a day early, a copy by a colleague, a row of an unknown call, a call
   * on two contacts. With `copied: 1` and the rest 0 there are no others.
   */
  differences?: Partial<Record<DifferenceReason, number>>;
  /** E-mail address of the key's owner; admin@example.com. */
  admin?: string;
}

/** The same team's CRM: users, contacts, calls copied and typed, and the rest of their work. */
export function generateCopper(options: CopperTeamOptions): {
  account: CopperAccount;
  truth: CopperTruth;
} {
  const { justcall, now } = options;
  const seed = String(options.seed);
  const directory = makeDirectory(justcall, seed, options.admin ?? "admin@example.com");
  const account = new CopperAccount({
    zone: justcall.zone,
    users: directory.users,
    contacts: directory.contacts,
  });
  const entries = entriesOf(options, seed, directory);
  const meanings = new Map<number, Omit<TruthRow, "activityId">>();
  // A copy of a call is entered after it; ids rise with that.
  for (const entry of entries.sort((a, b) => a.createdAt - b.createdAt)) {
    if (entry.createdAt > now) break;
    const written = entry.write(account);
    if (written === undefined) continue;
    const { id, userId, at, createdAt } = written.row;
    const agentId = directory.agentOf(userId);
    meanings.set(id, { ...written.meaning, userId, agentId, at, createdAt });
  }
  return { account, truth: truthOf(account, directory, meanings, options) };
}

function entriesOf(options: CopperTeamOptions, seed: string, directory: Directory): Entry[] {
  const { justcall, doubled = 0.03, differences = {}, work = true } = options;
  const workdays = workdaysOf(justcall);
  const plan = { seed, directory, workdays };
  const extra = differences.only_in_copper ?? 0;
  const count = differences.unpaired ?? 0;
  return [
    ...copiedCalls({
      seed,
      justcall,
      directory,
      doubled,
      copied: options.copied ?? 0.7,
      older: options.older ?? 0.25,
      byOwner: options.byOwner ?? 0,
      dating: options.dating ?? "mixed",
      injected: differences,
    }),
    ...handLogged({ ...plan, doubled, perDay: options.handLogged ?? 1, extra }),
    ...unpairedCalls({ ...plan, count, isFree: (id) => justcall.call(id) === undefined }),
    ...(work ? [...dailyWork(plan), ...outsidersWork(plan), ...deals(plan)] : []),
  ];
}

function truthOf(
  account: CopperAccount,
  directory: Directory,
  meanings: ReadonlyMap<number, Omit<TruthRow, "activityId">>,
  { justcall, now }: CopperTeamOptions,
): CopperTruth {
  const rows = account.activities().map((activity): TruthRow => {
    const { id, userId, at, createdAt } = activity;
    const meaning = meanings.get(id);
    if (meaning !== undefined) return { activityId: id, ...meaning };
    const agentId = directory.agentOf(userId);
    return { activityId: id, kind: "other", userId, agentId, at, createdAt };
  });
  markStanding(account, rows, now);
  const calls = rows.filter((row): row is TruthCall => row.realCallId !== undefined);
  const zoneOf = (agentId: number | null) => {
    return (agentId === null ? undefined : justcall.agent(agentId))?.timeZone ?? justcall.zone;
  };
  const differences = differencesOf(justcall.calls(), calls, zoneOf);
  return { users: directory.truth, rows, calls, differences };
}

/** Of a deal that is won now its last win stands, of others none. */
function markStanding(account: CopperAccount, rows: readonly TruthRow[], now: number): void {
  const standing = new Map<number, TruthRow>();
  for (const row of rows) {
    if (row.kind !== "won" || row.opportunityId === undefined) continue;
    row.stands = false;
    const deal = account.opportunity(row.opportunityId);
    if (deal !== undefined && stateAt(deal, now).status === "Won") {
      standing.set(row.opportunityId, row);
    }
  }
  for (const row of standing.values()) row.stands = true;
}
