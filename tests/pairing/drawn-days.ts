import type { DialerCall } from "#src/domain/sources/pairing.ts";
import { type Contact, REGULARS } from "./contacts.ts";
import { endOf, of, type Pen, type RepDay, repDay } from "./rep-day.ts";
import {
  NOTES,
  olderMissed,
  olderOutbound,
  olderUnanswered,
  todaysMissed,
  todaysOutgoing,
  todaysWithNotes,
  type Wording,
} from "./wordings.ts";

/**
 * Days that nobody composed: what goes wrong on them goes wrong by chance, as often as these guesses say. They are guesses, made
 * once, before the rule was first run on them, and not changed since.
 */
const CALLS_A_DAY = 30;
const OWN_CALLS_A_DAY = 4;
/** Of the calls, logged by the telephone system, else by hand, else not at all. */
const BY_DIALER = 0.6;
const BY_HAND = 0.25;
const ANSWERED = 0.4;
/** Of the unanswered, dialled again at once. */
const AGAIN = 0.15;
/** Of the end, in seconds; the longer the rarer. */
const MEAN_LATENESS = 80;

type Chance = () => number;

function drawnDay(number: number): RepDay {
  const chance = chanceFrom(number);
  const wordings =
    number % 2 === 0 ? [todaysOutgoing, todaysWithNotes, todaysMissed] : [olderOutbound];
  return repDay(`drawn day ${number}`, (pen) => {
    let second = 9 * 3_600;
    for (let count = 0; count < CALLS_A_DAY; count += 1) {
      const contact = pick(chance, REGULARS);
      second += Math.floor(chance() * 1_200);
      const call = drawnCall(pen, chance, contact, second);
      write(pen, chance, call, contact, wordings);
      second += call.totalSeconds + 20;
      if (call.totalSeconds > 0 || chance() >= AGAIN) continue;
      const again = drawnCall(pen, chance, contact, second + Math.floor(chance() * 60));
      write(pen, chance, again, contact, wordings);
      second += 60 + again.totalSeconds + 20;
    }
    for (let count = 0; count < OWN_CALLS_A_DAY; count += 1)
      pen.log(clockOf(9 * 3_600 + chance() * 28_800), pick(chance, REGULARS), note(chance), null);
  });
}

function drawnCall(pen: Pen, chance: Chance, contact: Contact, second: number): DialerCall {
  const seconds = chance() < ANSWERED ? Math.ceil(-Math.log(1 - chance()) * 200) : 0;
  return pen.dial(clockOf(second), contact, seconds);
}

function write(
  pen: Pen,
  chance: Chance,
  call: DialerCall,
  contact: Contact,
  wordings: readonly Wording[],
): void {
  const drawn = chance();
  if (drawn < BY_DIALER) {
    const older = wordings.includes(olderOutbound) && call.totalSeconds === 0;
    const wording = pick(chance, older ? [olderUnanswered, olderMissed] : wordings);
    pen.log(endOf(call, Math.floor(chance() * 30)), contact, wording(call, contact), of(call));
  } else if (drawn < BY_DIALER + BY_HAND) {
    const late = Math.floor(-Math.log(1 - chance()) * MEAN_LATENESS);
    pen.log(endOf(call, late), contact, note(chance), of(call));
  }
}

function note(chance: Chance): string | null {
  return pick(chance, NOTES);
}

function pick<T>(chance: Chance, from: readonly T[]): T {
  const picked = from[Math.floor(chance() * from.length)];
  if (picked === undefined) throw new Error("nothing to pick from");
  return picked;
}

function clockOf(second: number): string {
  const whole = Math.floor(second);
  return `${Math.floor(whole / 3_600)}:${Math.floor(whole / 60) % 60}:${whole % 60}`;
}

/** The same numbers on every machine (mulberry32). */
function chanceFrom(seed: number): Chance {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const DRAWN_DAYS: readonly RepDay[] = Array.from({ length: 10 }, (_, index) =>
  drawnDay(index + 1),
);
