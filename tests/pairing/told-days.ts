import {
  ALMA,
  DANA,
  FINN,
  INGA,
  JUDE,
  KURT,
  LENA,
  LUCE,
  NAMELESS,
  NOOR,
  OMAR,
  PIER_MAIN,
  PIER_SAM,
  ROSA,
  WEIL,
} from "./contacts.ts";
import { copyOf, endOf, of, type RepDay, repDay, startOf, timeAt } from "./rep-day.ts";
import {
  olderBare,
  olderIncoming,
  olderMissed,
  olderOutbound,
  olderUnanswered,
  todaysIncoming,
  todaysMissed,
  todaysOutgoing,
  todaysWithNotes,
} from "./wordings.ts";

/** Written one by one. */
export const TOLD_DAYS: readonly RepDay[] = [
  repDay("one call on two contacts", (pen) => {
    const one = pen.dial("09:00", PIER_SAM, 252);
    const first = pen.log(one.at, PIER_SAM, todaysOutgoing(one, PIER_SAM), of(one));
    pen.log(one.at, PIER_MAIN, todaysOutgoing(one, PIER_SAM), copyOf(first));
    // Each names its contact, so the texts differ.
    const two = pen.dial("09:30", PIER_SAM, 80);
    pen.log(endOf(two), PIER_SAM, todaysIncoming(two, PIER_SAM), of(two));
    pen.log(endOf(two), PIER_MAIN, todaysIncoming(two, PIER_MAIN), of(two));
    const three = pen.dial("10:00", PIER_SAM, 0);
    pen.log(endOf(three, 3), PIER_SAM, olderUnanswered(three, PIER_SAM), of(three));
    pen.log(endOf(three, 3), PIER_MAIN, olderUnanswered(three, PIER_MAIN), of(three));
    const four = pen.dial("10:30", PIER_SAM, 41);
    const fourth = pen.log(four.at, PIER_MAIN, olderOutbound(four, PIER_MAIN), of(four));
    pen.log(four.at, PIER_SAM, olderOutbound(four, PIER_MAIN), copyOf(fourth));
    // By hand, with two people in the room.
    const five = pen.dial("11:00", DANA, 900);
    const fifth = pen.log(endOf(five, 40), NAMELESS, "Both were on the line, they sign", of(five));
    pen.log(endOf(five, 40), DANA, "Both were on the line, they sign\n", copyOf(fifth));
    const own = pen.log("14:00", OMAR, "Conference call from my mobile", null);
    pen.log("14:00", LENA, "Conference call from my mobile", copyOf(own));
    pen.log("14:00", NOOR, " Conference call from my mobile", copyOf(own));
    // Nothing was written: nothing says that they are one.
    pen.log("15:00", OMAR, null, null);
    pen.log("15:00", LENA, "", null);
  }),
  repDay("two calls to one number, each logged", (pen) => {
    const unanswered = pen.dial("09:00:00", DANA, 0);
    const answered = pen.dial("09:00:40", DANA, 120);
    pen.log("09:00:25", DANA, "no answer", of(unanswered));
    pen.log("09:02:45", DANA, "now she was there", of(answered));
    const first = pen.dial("10:00:00", KURT, 0);
    const second = pen.dial("10:00:45", KURT, 0);
    pen.log("10:00:45", KURT, olderUnanswered(second, KURT), of(second));
    pen.log("10:00:01", KURT, olderUnanswered(first, KURT), of(first));
    const again = pen.dial("11:00:00", LUCE, 0);
    const then = pen.dial("11:00:50", LUCE, 300);
    pen.log("11:00:50", LUCE, todaysOutgoing(then, LUCE), of(then));
    pen.log("11:00:50", LUCE, todaysOutgoing(again, LUCE), of(again));
    const late = pen.dial("12:00:00", ROSA, 20);
    const later = pen.dial("12:04:00", ROSA, 20);
    pen.log("12:04:30", ROSA, "second try, hung up", of(later));
    pen.log("12:00:30", ROSA, "hung up", of(late));
  }),
  repDay("two calls in one minute, to two people", (pen) => {
    const dana = pen.dial("09:00:05", DANA, 10);
    const omar = pen.dial("09:00:40", OMAR, 10);
    pen.log("09:01", OMAR, "VM", of(omar));
    pen.log("09:01", DANA, "no answer", of(dana));
    const inga = pen.dial("09:30:00", INGA, 0);
    const weil = pen.dial("09:30:20", WEIL, 0);
    pen.log("09:30:10", WEIL, null, of(weil));
    pen.log("09:30:10", INGA, null, of(inga));
  }),
  repDay("more was logged than was called", (pen) => {
    const call = pen.dial("09:00", DANA, 60);
    pen.log("09:01:20", DANA, "Agreed", of(call));
    pen.log("09:05:30", DANA, "And once more from my mobile, forgot the address", null);
    // The telephone system's row has it already.
    const logged = pen.dial("10:00", OMAR, 60);
    pen.log(logged.at, OMAR, todaysOutgoing(logged, OMAR), of(logged));
    pen.log("10:04:00", OMAR, "Rang his desk from the car", null);
    const older = pen.dial("11:00", FINN, 60);
    pen.log(older.at, FINN, olderOutbound(older, FINN), of(older));
    pen.log("11:05:00", FINN, "Rang him from the car", null);
  }),
  repDay("the same number, too far", (pen) => {
    pen.dial("09:00", DANA, 0);
    pen.log("09:06:01", DANA, "Got her on the mobile", null);
    pen.dial("09:30", OMAR, 0);
    pen.log("09:50", OMAR, "Rang from the train", null);
    pen.dial("10:30", LENA, 0);
    pen.log("10:10", LENA, "Rang from the train", null);
    pen.dial("11:00", JUDE, 60);
    pen.log("11:07:30", JUDE, "Jude rang my mobile", null);
    const edge = pen.dial("12:00", ALMA, 60);
    pen.log("12:06:00", ALMA, "long notes of a short call", of(edge));
    const before = pen.dial("12:30", NOOR, 60);
    pen.log("12:26:00", NOOR, "opened the form, then dialled", of(before));
  }),
  repDay("the number is in the text only", (pen) => {
    const call = pen.dial("09:00", NAMELESS, 95);
    pen.log(endOf(call, 30), NAMELESS, "Ida, (212) 555-0155: wants a visit", of(call));
    const second = pen.dial("10:00", NAMELESS, 0);
    pen.log(endOf(second, 30), NAMELESS, "+1 212.555.0155 2 times, nobody", of(second));
    const third = pen.dial("11:00", NAMELESS, 0);
    pen.log(third.at, NAMELESS, olderMissed(third, NAMELESS), of(third));
    pen.dial("12:00", OMAR, 0);
    pen.log("12:00:30", NAMELESS, "212 555 0155, not 312 555 0176", null);
    // Our own line is not the other side's number.
    pen.dial("13:00", { ...OMAR, dialled: "13125550190" }, 8);
    const lost = pen.unseen("13:00:20", DANA, 0);
    pen.log("13:00:20", DANA, olderUnanswered(lost, DANA), "dialer");
  }),
  repDay("what people type is like what is sent", (pen) => {
    pen.log("09:00", DANA, "Incoming call from Dana, will call back", null);
    pen.log("09:10", DANA, "Missed call from Dana\nrang back, no luck", null);
    pen.log("09:20", OMAR, "Outbound Call (04:12)", null);
    pen.log("09:30", OMAR, "Outgoing Call (Answered)\nDuration: 4 min\nNotes: fine", null);
    pen.log("09:40", LENA, "Outgoing call\nCalled via: WhatsApp", null);
    pen.log("09:50", LENA, "Incoming Call from Lena 04:12\nreceived on my mobile", null);
    pen.log("10:00", JUDE, "Missed call from Jude, justcall.io was down", null);
    pen.log("10:10", JUDE, "Recording: https://app.justcall.io/recordings/5, from last week", null);
    pen.log("10:20", ALMA, "Called via the front desk, +16465550100", null);
    pen.log("10:30", ALMA, "Incoming call from Alma\nOffer received on 21.09.2026", null);
    pen.log("10:40", FINN, "Call ID badge is wrong on his side", null);
    pen.log("10:50", FINN, "Outbound campaign: call 2 of 5", null);
  }),
  repDay("hours off, without an id", (pen) => {
    const dana = pen.dial("09:00", DANA, 60);
    const danaLater = pen.dial("14:00", DANA, 30);
    // With their ids each finds its own, though the other call is nearer.
    pen.log("14:00", DANA, todaysOutgoing(dana, DANA), of(dana));
    pen.log("19:00", DANA, todaysWithNotes(danaLater, DANA), of(danaLater));
    pen.dial("10:00", OMAR, 60);
    pen.log("15:00", OMAR, "By mobile this time", null);
    const gone = pen.unseen("11:00", LENA, 0);
    pen.log("16:00", LENA, olderBare(gone, LENA), "dialer");
  }),
  repDay("names a call that is not here, beside one that is", (pen) => {
    const gone = pen.unseen("09:00:00", DANA, 0);
    const call = pen.dial("09:00:30", DANA, 44);
    pen.log("09:00:30", DANA, todaysMissed(gone, DANA), "dialer");
    pen.log("09:01:30", DANA, "She rang, I rang back", of(call));
    const withheld = pen.dial("10:00", { ...OMAR, dialled: "" }, 20);
    pen.log("10:00:20", OMAR, todaysIncoming(withheld, OMAR), of(withheld));
  }),
  repDay("two calls to one number, each written down nearer to the other", (pen) => {
    const first = pen.dial("14:00:00", FINN, 0);
    const second = pen.dial("14:00:50", FINN, 0);
    pen.log("14:00:45", FINN, "nobody", of(first));
    pen.log("14:01:30", FINN, "nobody again", of(second));
  }),
  repDay("two calls of a round minute with the same two words", (pen) => {
    const dana = pen.dial("15:00:05", DANA, 0);
    const rosa = pen.dial("15:00:40", ROSA, 0);
    pen.log(timeAt("15:00"), DANA, "no answer", of(dana));
    pen.log(timeAt("15:00"), ROSA, "no answer", of(rosa));
  }),
];

/** The rule cannot know these, or is wrong: labelled by what happened. */
export const HARD_DAYS: readonly RepDay[] = [
  repDay("written down seven minutes after", (pen) => {
    const call = pen.dial("09:00", DANA, 60);
    pen.log("09:08", DANA, "Agreed on the price", of(call));
  }),
  repDay("written down in the middle of a long call", (pen) => {
    const call = pen.dial("10:00", OMAR, 2_400);
    pen.log("10:20", OMAR, "Still on the line, wants three more", of(call));
  }),
  repDay("the contact has no number", (pen) => {
    const call = pen.dial("11:00", NAMELESS, 45);
    pen.log("11:01", NAMELESS, "Spoke to Ida, likes it", of(call));
  }),
  repDay("by hand, beside the telephone system's row of the same call", (pen) => {
    const call = pen.dial("12:00", LENA, 120);
    pen.log(call.at, LENA, todaysOutgoing(call, LENA), of(call));
    pen.log("12:02:30", LENA, "Summary: she needs two weeks", of(call));
  }),
  repDay("the older wording, an hour off", (pen) => {
    const call = pen.dial("13:00", JUDE, 60);
    pen.log("14:00", JUDE, olderIncoming(call, JUDE), of(call));
  }),
  repDay("from a mobile, minutes after the telephone system did not get through", (pen) => {
    const call = pen.dial("16:00", KURT, 0);
    pen.log(startOf(call, 180), KURT, "Got him on my mobile", null);
  }),
];
