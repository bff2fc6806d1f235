import type { DialerCall } from "#src/domain/sources/pairing.ts";
import { type Contact, NAMELESS, REGULARS } from "./contacts.ts";
import { clockAt, endOf, of, type RepDay, repDay, startOf } from "./rep-day.ts";
import { NOTES, OLDER, TODAYS, type Wording } from "./wordings.ts";

/** Seconds of the calls of a day, in turn: many are not answered. */
const LENGTHS = [252, 0, 31, 0, 1_260, 48, 0, 615, 12, 0, 95, 2_140];

type Placed = (call: DialerCall, index: number) => number;

/** Every regular once, eleven minutes apart: what the telephone system logs by itself. */
function loggedByDialer(name: string, wordings: readonly Wording[], placed: Placed): RepDay {
  return repDay(name, (pen) => {
    for (const [index, contact, seconds] of rounds()) {
      const call = pen.dial(clockAt(9, index * 11), contact, seconds);
      pen.log(placed(call, index), contact, wordingOf(wordings, index)(call, contact), of(call));
    }
  });
}

/** The same calls written down by hand, `lateSeconds` after the end in turn. */
function loggedByHand(name: string, lateSeconds: readonly number[]): RepDay {
  return repDay(name, (pen) => {
    for (const [index, contact, seconds] of rounds()) {
      const call = pen.dial(clockAt(9, index * 13), contact, seconds);
      const late = lateSeconds[index % lateSeconds.length] ?? 0;
      pen.log(endOf(call, late), contact, NOTES[index % NOTES.length] ?? null, of(call));
    }
  });
}

/** Calls from a mobile, between calls of the telephone system to others, and to the same people long before. */
function fromAMobile(name: string, minutesAfter: number): RepDay {
  return repDay(name, (pen) => {
    for (const [index, contact, seconds] of rounds()) {
      const call = pen.dial(clockAt(8, index * 3), contact, Math.min(seconds, 90));
      const own = endOf(call, minutesAfter * 60 + index);
      pen.log(own, contact, NOTES[index % NOTES.length] ?? null, null);
    }
  });
}

function rounds(): (readonly [number, Contact, number])[] {
  return REGULARS.map((contact, index) => [index, contact, LENGTHS[index] ?? 0] as const);
}

function wordingOf(wordings: readonly Wording[], index: number): Wording {
  const wording = wordings[index % wordings.length];
  if (wording === undefined) throw new Error("no wording");
  return wording;
}

export const USUAL_DAYS: readonly RepDay[] = [
  loggedByDialer("today's wording, at the start", TODAYS, (call) => startOf(call)),
  loggedByDialer("today's wording, at the end", TODAYS, (call) => endOf(call)),
  loggedByDialer("today's wording, hours off", TODAYS, (call, index) =>
    startOf(call, (index % 2 === 0 ? 5 : -7) * 3_600),
  ),
  loggedByDialer("the older wording, at the start", OLDER, (call) => startOf(call)),
  loggedByDialer("the older wording, at the end", OLDER, (call) => endOf(call, 4)),
  loggedByDialer("the older wording, when its queue was done", OLDER, (call, index) =>
    endOf(call, 20 * (index + 1)),
  ),
  loggedByHand("by hand, at once", [5, 20, 0, 41, 12]),
  loggedByHand("by hand, within minutes", [75, 130, 200, 290, 61, 180]),
  loggedByHand("by hand, while it still rang", [-2, 3, -9, 1]),
  fromAMobile("from a mobile, half an hour after", 33),
  fromAMobile("from a mobile, eight minutes after", 8),
  repDay("the telephone system has not been read yet", (pen) => {
    for (const [index, contact, seconds] of rounds()) {
      const call = pen.unseen(clockAt(16, index * 4), contact, seconds);
      const wordings = index < 6 ? TODAYS : OLDER;
      pen.log(endOf(call, 2), contact, wordingOf(wordings, index)(call, contact), "dialer");
    }
  }),
  repDay("a rep without the telephone system", (pen) => {
    for (const [index, contact] of rounds())
      pen.log(clockAt(10, index * 9), contact, NOTES[index % NOTES.length] ?? null, null);
    pen.log("15:00", NAMELESS, "Met at the fair, rang to say thanks", null);
  }),
  repDay("others are called in the same minutes", (pen) => {
    for (const [index, contact, seconds] of rounds()) {
      const other = REGULARS[(index + 5) % REGULARS.length] ?? contact;
      const call = pen.dial(clockAt(9, index * 12), other, seconds);
      pen.log(startOf(call, 15), contact, NOTES[(index + 3) % NOTES.length] ?? null, null);
    }
  }),
];
