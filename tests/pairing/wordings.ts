import type { DialerCall } from "#src/domain/sources/pairing.ts";
import type { Contact } from "./contacts.ts";

/** How a telephone system writes a call down, in the wordings that were seen, and what may be left of them. */
export type Wording = (call: DialerCall, contact: Contact) => string;

const OWN = "+13125550190";

function two(number: number): string {
  return String(number).padStart(2, "0");
}

function labelled(seconds: number): string {
  return `${two(Math.floor(seconds / 3_600))}h ${two(Math.floor(seconds / 60) % 60)}m ${two(seconds % 60)}s`;
}

function clock(seconds: number): string {
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

function redial(call: DialerCall): string {
  return `https://justcall.io/app/macapp/dialpad_app.php?numbers=${call.otherNumber}&utm_medium=88`;
}

export const todaysOutgoing: Wording = (call, contact) =>
  [
    `Outgoing Call (${call.totalSeconds > 0 ? "Answered" : "Unanswered"})`,
    `Call ID: ${call.sourceId}`,
    `Call Duration: ${labelled(call.totalSeconds)}`,
    "Date & Time: 21st Sep 2026, 08:50am",
    `Called on: ${contact.name} ( +${call.otherNumber} )`,
    `Called via: ${OWN}`,
    "Assigned To: Priya Lindqvist",
    "Campaign Name: Autumn list (#3369526)",
  ].join("\n");

export const todaysMissed: Wording = (call, contact) =>
  [
    "Missed Call",
    `Call ID: ${call.sourceId}`,
    "Date & Time: 21st Sep 2026, 08:50am",
    `Call from: ${contact.name} ( +${call.otherNumber} )`,
    `Received on: ${OWN}`,
    "Missed Call Reason: Call was not picked by any agent",
  ].join("\n");

export const todaysIncoming: Wording = (call, contact) =>
  [
    "Incoming Call (Answered)",
    `Call ID: ${call.sourceId}`,
    `Call Duration: ${labelled(call.totalSeconds)}`,
    `Call from: ${contact.name} ( +${call.otherNumber} )`,
    `Received on: ${OWN}`,
    "Call Recording: https://app.justcall.io/recordings/77120045512",
  ].join("\n");

/** A job adds them minutes later; the row keeps its time. */
export const todaysWithNotes: Wording = (call, contact) =>
  `${todaysOutgoing(call, contact)}\nCall Outcome (Disposition): Follow up\nNotes: won't need samples, "maybe" in Q4; try 212 555 0188 on Friday`;

export const todaysInTags: Wording = (call, contact) =>
  todaysWithNotes(call, contact)
    .split("\n")
    .map((line) => `<p><strong>${line.replace(": ", ":</strong> ")}</p>`)
    .join("");

export const todaysInQuotes: Wording = (call, contact) => `"${todaysIncoming(call, contact)}"\r\n`;

export const olderOutbound: Wording = (call) =>
  `Outbound Call (${clock(call.totalSeconds)})\nCalled via: ${OWN}\nCalled to: +${call.otherNumber}\nPlay Recording - https://justcall.io/recordings/661200455\nNotes - `;

export const olderUnanswered: Wording = (call, contact) =>
  `Outbound Call to ${contact.name} (no-answer)\nCalled via: ${OWN}\nCalled to: +${call.otherNumber}\nCall again - ${redial(call)}\nNotes - `;

export const olderMissed: Wording = (call, contact) =>
  `Missed call from ${contact.name}\nReceived on: ${OWN}\nReceived from: +${call.otherNumber}\nCall back - ${redial(call)}\nNotes - `;

export const olderIncoming: Wording = (call, contact) =>
  `Incoming Call from ${contact.name} (${clock(call.totalSeconds)})\nReceived on: ${OWN}\nReceived from: +${call.otherNumber}\nNotes - asked for the price list, isn't in a hurry`;

/** The number of the other side only in the link, where none is looked for. */
export const olderBare: Wording = (call, contact) =>
  `Missed call from ${contact.name}<br>Call back - <a href="${redial(call)}">here</a>`;

export const TODAYS: readonly Wording[] = [
  todaysOutgoing,
  todaysMissed,
  todaysIncoming,
  todaysWithNotes,
  todaysInTags,
  todaysInQuotes,
];
export const OLDER: readonly Wording[] = [
  olderOutbound,
  olderUnanswered,
  olderMissed,
  olderIncoming,
  olderBare,
];

/** What people write; the last ones resemble a telephone system's words. */
export const NOTES: readonly (string | null)[] = [
  "Left word with reception, try Thursday",
  "no answer",
  null,
  "Spoke for a bit, wants the quote again. Budget is 12 500 for 2027",
  "VM",
  "Good call! Meeting on 24.09.2026 at 10:30",
  "Call back after 3pm, in a meeting until then",
  "Will decide by Sep 30 2026, order A10022345",
  "",
  "Outgoing call, agreed on the price",
  "Incoming call from the buyer, will call back",
  "Missed call, rang back",
];
