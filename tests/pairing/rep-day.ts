import type { DialerCall, LoggedCall } from "#src/domain/sources/pairing.ts";
import type { Contact } from "./contacts.ts";

/**
 * What is true of a logged call: `call/…` and `log/…` the one that it is a copy of, `dialer` that the telephone system wrote it of a
 * call that is not here, null that it is a call of its own.
 */
export type Truth = `call/${string}` | `log/${string}` | "dialer" | null;

export interface LabelledCall extends LoggedCall {
  readonly truth: Truth;
}

export interface RepDay {
  readonly name: string;
  readonly dialer: readonly DialerCall[];
  readonly logged: readonly LabelledCall[];
}

export interface Pen {
  /** A call from `clock` (local, "09:00" or "09:00:30") on. */
  dial(clock: string, contact: Contact, seconds: number): DialerCall;
  /** One that the telephone system had, but that was not read. */
  unseen(clock: string, contact: Contact, seconds: number): DialerCall;
  log(at: string | number, contact: Contact, text: string | null, truth: Truth): LabelledCall;
}

const MIDNIGHT = Date.parse("2026-09-21T05:00:00Z");
let days = 0;

export function repDay(name: string, write: (pen: Pen) => void): RepDay {
  days += 1;
  const dialer: DialerCall[] = [];
  const logged: LabelledCall[] = [];
  const first = days * 1_000;
  let calls = 300_000_000 + first;
  const made = (clock: string, contact: Contact, totalSeconds: number): DialerCall => {
    calls += 1;
    return { sourceId: `${calls}`, at: timeAt(clock), totalSeconds, otherNumber: contact.dialled };
  };
  write({
    dial(clock, contact, seconds) {
      const call = made(clock, contact, seconds);
      dialer.push(call);
      return call;
    },
    unseen: made,
    log(at, { subject, numbers }, text, truth) {
      const sourceId = `${88_100_000_000 + first + logged.length}`;
      const time = typeof at === "number" ? at : timeAt(at);
      const row = { sourceId, at: time, text, numbers, subject, truth };
      logged.push(row);
      return row;
    },
  });
  return { name, dialer, logged };
}

export function timeAt(clock: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(":").map(Number);
  return MIDNIGHT + ((hours * 60 + minutes) * 60 + seconds) * 1_000;
}

/** "09:40" for 9 and 40; minutes may be more than 59. */
export function clockAt(hour: number, minutes: number): string {
  const all = hour * 60 + minutes;
  return `${Math.floor(all / 60)}:${String(all % 60).padStart(2, "0")}`;
}

export function startOf(call: DialerCall, plusSeconds = 0): number {
  return call.at + plusSeconds * 1_000;
}

export function endOf(call: DialerCall, plusSeconds = 0): number {
  return call.at + (call.totalSeconds + plusSeconds) * 1_000;
}

export function of(call: DialerCall): Truth {
  return `call/${call.sourceId}`;
}

export function copyOf(log: LoggedCall): Truth {
  return `log/${log.sourceId}`;
}
