import { dateText, offsetAt } from "../justcall/wall-time.ts";

export type TruthKind =
  | "call"
  | "email_sent"
  | "email_received"
  | "meeting"
  | "stage_forward"
  | "stage_back"
  | "won"
  | "other";

/** What one activity of Copper's truly is. */
export interface TruthRow {
  activityId: number;
  kind: TruthKind;
  /** Who did it: the caller, the sender, who got the mail, who clicked. */
  userId: number | null;
  /** The JustCall agent who is the same person; null for users without a seat. */
  agentId: number | null;
  /** activity_date, UTC ms */
  at: number;
  /** date_created, UTC ms */
  createdAt: number;
  /** Of calls: rows of one real call share it, JustCall's own row included (`realCallIdOf`). */
  realCallId?: string;
  opportunityId?: number;
  /** Whose deal it is, which need not be who clicked. */
  ownerUserId?: number | null;
  ownerAgentId?: number | null;
  /** Of moves: the stage moved to. */
  stageId?: number;
  /** Of wins, main units; null where nobody filled it in. */
  amount?: number | null;
  /** Of wins: false for one that was undone later, also when the deal was won again. */
  stands?: boolean;
}

export interface TruthCall extends TruthRow {
  kind: "call";
  realCallId: string;
}

export type DifferenceReason =
  | "only_in_justcall"
  | "only_in_copper"
  | "other_day"
  | "other_rep"
  | "unpaired"
  | "logged_twice";

export interface Difference {
  reason: DifferenceReason;
  /** JustCall's agent of the call where JustCall has it, else the agent behind the row's user. */
  agentId: number | null;
  /** Local day in that agent's zone: of JustCall's call where there is one, else of the row. */
  day: string;
  activityId?: number;
  callId?: number;
  /** Of other_day: the day that the copy is dated. */
  copyDay?: string;
  /** Of other_rep: whose the copy is. */
  copyUserId?: number | null;
}

export interface TruthUser {
  userId: number;
  agentId: number | null;
  email: string;
  active: boolean;
}

/** What is really so in a generated account, written down while it was made. */
export interface CopperTruth {
  users: TruthUser[];
  /** Every activity, by activity_date. */
  rows: TruthRow[];
  /** Those of `rows` that are phone calls. */
  calls: TruthCall[];
  /** All of them, injected or not. Calls that nobody took are not looked at. */
  differences: Difference[];
}

export function realCallIdOf(callId: number): string {
  return `justcall:${callId}`;
}

interface Called {
  id: number;
  at: number;
  agentId: number | null;
}

/** Names every way in which the calls of the two systems differ. */
export function differencesOf(
  calls: Iterable<Called>,
  rows: readonly TruthCall[],
  zoneOf: (agentId: number | null) => string,
): Difference[] {
  const dayOf = (agentId: number | null, at: number) => {
    return dateText(at + offsetAt(zoneOf(agentId), at));
  };
  const byCall = Map.groupBy(rows, (row) => row.realCallId);
  const found: Difference[] = [];
  const justcall = new Set<string>();
  for (const { id, at, agentId } of calls) {
    justcall.add(realCallIdOf(id));
    if (agentId === null) continue;
    const copies = byCall.get(realCallIdOf(id)) ?? [];
    const day = dayOf(agentId, at);
    const base = { agentId, day, callId: id };
    const copy = copies[0];
    if (copy === undefined) {
      found.push({ reason: "only_in_justcall", ...base });
      continue;
    }
    const { activityId } = copy;
    const copyDay = dayOf(agentId, copy.at);
    if (copy.agentId !== agentId) {
      found.push({ reason: "other_rep", ...base, activityId, copyUserId: copy.userId });
    } else if (copyDay !== day) {
      found.push({ reason: "other_day", ...base, activityId, copyDay });
    }
    for (const again of copies.slice(1)) {
      found.push({ reason: "logged_twice", ...base, activityId: again.activityId });
    }
  }
  for (const [realCallId, group] of byCall) {
    if (justcall.has(realCallId)) continue;
    const alone = realCallId.startsWith("justcall:") ? "unpaired" : "only_in_copper";
    for (const [index, { activityId, agentId, at }] of group.entries()) {
      const reason = index === 0 ? alone : "logged_twice";
      found.push({ reason, agentId, day: dayOf(agentId, at), activityId });
    }
  }
  return found;
}
