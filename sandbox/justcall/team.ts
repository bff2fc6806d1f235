import { SandboxAccount, type SandboxCall } from "./account.ts";
import { sidOf } from "./call-defaults.ts";
import { makeContacts } from "./contact.ts";
import { Prng } from "./prng.ts";
import { makeReps } from "./rep.ts";
import { type Draft, repDay, untakenDay } from "./rep-day.ts";
import { wallTimeAt } from "./wall-time.ts";

export { generateUniform } from "./uniform.ts";

const CONTACTS = 320;
// Ids follow the clock, one a second, so that there is room between them: nine digits, about
// 400 million in the autumn of 2026 (reference 3), and the same on every day of generation.
const ID_AT_2025 = 346_000_000;
const START_2025 = Date.UTC(2025, 0, 1);

/** A team of eight and its calls of the last `days` local days, today up to `now` included. */
export function generateTeam(options: {
  seed: number | string;
  now: number;
  days?: number;
  zone?: string;
}): SandboxAccount {
  const { now, days = 88, zone = "America/Denver" } = options;
  const seed = String(options.seed);
  const today = wallTimeAt(zone, now).toPlainDate();
  const reps = makeReps(today);
  const contacts = makeContacts(new Prng(`${seed} contacts`), CONTACTS);
  const drafts: Draft[] = [];
  // One day more: east of the account's zone tomorrow has begun before today ends here.
  for (let back = days - 1; back >= -1; back--) {
    const day = today.subtract({ days: back });
    for (const rep of reps) drafts.push(...repDay(seed, rep, day, contacts));
    drafts.push(...untakenDay(seed, zone, day, contacts));
  }
  // Numbered first and cut afterwards: a later hour of the same day changes no id. A call still
  // running is left out, as nothing would ever end it.
  const calls = numbered(drafts.sort((a, b) => a.at - b.at));
  return new SandboxAccount({
    zone,
    agents: reps.map((rep) => rep.agent),
    calls: calls.filter((call) => endOf(call) <= now),
  });
}

function numbered(drafts: readonly Draft[]): SandboxCall[] {
  let last = 0;
  return drafts.map((draft) => {
    const id = Math.max(last + 1, ID_AT_2025 + Math.floor((draft.at - START_2025) / 1000));
    last = id;
    return { id, sid: sidOf(id), ...draft };
  });
}

function endOf(draft: Draft): number {
  return draft.at + (draft.ringSeconds + draft.totalSeconds) * 1000;
}
