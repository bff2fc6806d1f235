import { completeCall } from "./call-defaults.ts";
import { byId, firstAtOrAfter, isSorted } from "./call-order.ts";
import { lineOf } from "./line.ts";

export interface SandboxAgent {
  id: number;
  name: string;
  email: string;
  timeZone: string;
  role: string;
  active: boolean;
  /** UTC ms */
  createdAt: number;
}

export interface SandboxCall {
  id: number;
  sid: string;
  agentId: number | null;
  /** UTC ms, whole seconds */
  at: number;
  direction: "Incoming" | "Outgoing";
  /** Lower case: answered, unanswered, missed, voicemail, abandoned, busy, failed, in progress. */
  type: string;
  totalSeconds: number;
  holdSeconds: number;
  ringSeconds: number;
  wrapUpSeconds: number;
  queueSeconds: number;
  contactNumber: string;
  contactName: string;
  traits: string[];
  missedReason: string;
  /** Merged verbatim over the rendered row, for malformed rows. */
  override?: Record<string, unknown>;
}

export interface CallQuery {
  /** Both bounds are included. */
  fromMs: number;
  toMs: number;
  agentId?: number | undefined;
  direction?: "Incoming" | "Outgoing" | undefined;
  type?: string | undefined;
  contactNumber?: string | undefined;
  lineNumber?: string | undefined;
  order: "asc" | "desc";
  /** By id unless told. */
  sort?: "id" | "datetime" | undefined;
}

const KEPT_QUERIES = 6;
const FIRST_ID = 400_000_000;

/** One customer's data at the vendor: the truth a copy can be compared with. */
export class SandboxAccount {
  readonly zone: string;
  agents: SandboxAgent[];
  private readonly timeline: SandboxCall[];
  private readonly known = new Map<number, SandboxCall>();
  private readonly answers = new Map<string, readonly SandboxCall[]>();
  private highestId = FIRST_ID;

  constructor(content: {
    zone: string;
    agents: SandboxAgent[];
    calls?: SandboxCall[];
  }) {
    this.zone = content.zone;
    this.agents = content.agents;
    this.timeline = content.calls ?? [];
    if (!isSorted(this.timeline, byAt)) this.timeline.sort(byAt);
    for (const call of this.timeline) {
      this.known.set(call.id, call);
      if (call.id > this.highestId) this.highestId = call.id;
    }
  }

  calls(): Iterable<SandboxCall> {
    return this.timeline;
  }

  get size(): number {
    return this.timeline.length;
  }

  call(id: number): SandboxCall | undefined {
    return this.known.get(id);
  }

  agent(id: number): SandboxAgent | undefined {
    return this.agents.find((agent) => agent.id === id);
  }

  addCall(call: Partial<SandboxCall> & { at: number; agentId: number | null }): SandboxCall {
    const added = completeCall(call, call.id ?? this.highestId + 1);
    if (this.known.has(added.id)) throw new Error(`call ${added.id} exists already`);
    this.highestId = Math.max(this.highestId, added.id);
    this.known.set(added.id, added);
    this.place(added);
    this.changed();
    return added;
  }

  /** A late edit: durations, the agent, even the time. */
  editCall(id: number, patch: Partial<SandboxCall>): void {
    const call = this.mustHave(id);
    if (patch.id !== undefined && patch.id !== id) throw new Error("an id never changes");
    const moves = patch.at !== undefined && patch.at !== call.at;
    if (moves) this.unplace(call);
    Object.assign(call, patch);
    if (moves) {
      call.at = Math.floor(call.at / 1000) * 1000;
      this.place(call);
    }
    this.changed();
  }

  removeCall(id: number): void {
    this.unplace(this.mustHave(id));
    this.known.delete(id);
    this.changed();
  }

  malform(id: number, override: Record<string, unknown>): void {
    this.editCall(id, { override });
  }

  /** An id not in use that sorts before the given one. */
  freeIdBelow(id: number): number {
    let free = id - 1;
    while (this.known.has(free)) free--;
    return free;
  }

  query(query: CallQuery): readonly SandboxCall[] {
    const start = firstAtOrAfter(this.timeline, query.fromMs);
    const end = firstAtOrAfter(this.timeline, query.toMs + 1);
    const { agentId, direction, type, contactNumber, lineNumber, order, sort } = query;
    // Keyed by position, not by time: an open end moves with the clock and still hits.
    const key = JSON.stringify([
      start,
      end,
      agentId,
      direction,
      type,
      contactNumber,
      lineNumber,
      order,
      sort,
    ]);
    const kept = this.answers.get(key);
    if (kept !== undefined) return kept;

    const plain =
      agentId === undefined &&
      direction === undefined &&
      type === undefined &&
      contactNumber === undefined &&
      lineNumber === undefined;
    const range = this.timeline.slice(start, Math.max(start, end));
    const found = plain
      ? range
      : range.filter(
          (call) =>
            (agentId === undefined || call.agentId === agentId) &&
            (direction === undefined || call.direction === direction) &&
            (type === undefined || call.type === type) &&
            (contactNumber === undefined || call.contactNumber === contactNumber) &&
            (lineNumber === undefined || lineOf(call.agentId).number === lineNumber),
        );
    if (sort !== "datetime" && !isSorted(found, byId)) found.sort(byId);
    if (order === "desc") found.reverse();
    this.keep(key, found);
    return found;
  }

  private keep(key: string, answer: readonly SandboxCall[]): void {
    const oldest = this.answers.keys().next();
    if (this.answers.size >= KEPT_QUERIES && !oldest.done) this.answers.delete(oldest.value);
    this.answers.set(key, answer);
  }

  private changed(): void {
    this.answers.clear();
  }

  private mustHave(id: number): SandboxCall {
    const call = this.known.get(id);
    if (call === undefined) throw new Error(`no call ${id}`);
    return call;
  }

  private place(call: SandboxCall): void {
    this.timeline.splice(firstAtOrAfter(this.timeline, call.at + 1), 0, call);
  }

  private unplace(call: SandboxCall): void {
    const index = this.timeline.indexOf(call, firstAtOrAfter(this.timeline, call.at));
    if (index < 0) throw new Error("change the time of a call with editCall");
    this.timeline.splice(index, 1);
  }
}

function byAt(a: SandboxCall, b: SandboxCall): number {
  return a.at - b.at || a.id - b.id;
}
