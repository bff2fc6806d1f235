import { fictionalNumber } from "./call-defaults.ts";
import type { Prng } from "./prng.ts";

/** Somebody on the other end of the line. */
export interface Contact {
  number: string;
  name: string;
}

const PLACES = ["Corner", "Ridgeline", "Harbor", "Juniper", "Copperfield", "Northgate", "Bluebird"];
const TRADES = ["Market", "Fuel", "Bakery", "Hardware", "Dental", "Roofing", "Florists", "Motors"];
const FIRST = ["Nadia", "Owen", "Lucia", "Grant", "Yusuf", "Hattie", "Milo", "Senna", "Bram"];
const LAST = ["Petit", "Ashby", "Moreau", "Quill", "Haddad", "Lund", "Farrow", "Okafor", "Reyes"];

/** Reference 9 no. 23: names come with HTML entities and escaped quotes, or not at all. */
export function makeContacts(prng: Prng, count: number): Contact[] {
  return Array.from({ length: count }, (_, index) => ({
    number: fictionalNumber(index),
    name: makeName(prng),
  }));
}

function makeName(prng: Prng): string {
  const place = prng.pick(PLACES);
  const trade = prng.pick(TRADES);
  const last = prng.pick(LAST);
  switch (prng.weighted([30, 30, 22, 7, 6, 5])) {
    case 0:
      return "";
    case 1:
      return `${prng.pick(FIRST)} ${last}`;
    case 2:
      return `${place} ${trade}`;
    case 3:
      return `${place} ${trade} &amp; Sons`;
    case 4:
      return `${last}\\'s ${trade}`;
    default:
      return `The &quot;${place}&quot; ${trade}`;
  }
}
