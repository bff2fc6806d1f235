import { afterEach, describe, expect, test } from "vitest";
import { generateTeam } from "../justcall/team.ts";
import type { CopperActivity } from "./activity.ts";
import { EMAIL, PHONE_CALL } from "./activity-type.ts";
import { generateCopper } from "./team.ts";
import { closeAll, NOON, type Row, start } from "./testing.ts";
import { type DifferenceReason, realCallIdOf, type TruthKind } from "./truth.ts";

afterEach(closeAll);

const justcall = generateTeam({ seed: 5, now: NOON, days: 30 });
const calls = [...justcall.calls()];
const { account, truth } = generateCopper({ justcall, seed: 5, now: NOON });

describe("the generated CRM", () => {
  test("is the same for the same seed, and a later hour changes nothing of before", () => {
    const again = generateCopper({ justcall, seed: 5, now: NOON });
    expect(JSON.stringify(again.account.activities())).toBe(JSON.stringify(account.activities()));
    expect(again.truth).toEqual(truth);
    const sooner = NOON - 3 * 3_600_000;
    const earlier = generateCopper({
      justcall: generateTeam({ seed: 5, now: sooner, days: 30 }),
      seed: 5,
      now: sooner,
    });
    const kept = new Map(account.activities().map((activity) => [activity.id, activity]));
    const unlike = earlier.account.activities().filter(({ id, details, at }) => {
      const now = kept.get(id);
      return now?.at !== at || JSON.stringify(now.details) !== JSON.stringify(details);
    });
    expect(unlike.length / earlier.account.size).toBeLessThan(0.01);
  });

  test("has the agents' addresses, an admin without a seat and somebody who left", () => {
    const seats = truth.users.filter((user) => user.agentId !== null);
    const lower = (list: { email: string }[]) => list.map(({ email }) => email.toLowerCase());
    expect(lower(seats)).toEqual(lower(justcall.agents));
    expect(seats.some(({ email }) => email !== email.toLowerCase())).toBe(true);
    const others = truth.users.filter((user) => user.agentId === null);
    expect(others.map(({ active }) => active)).toEqual([true, false]);
    for (const { userId } of others) {
      expect(truth.calls.filter((call) => call.userId === userId).length).toBeGreaterThan(2);
    }
  });

  test("copies about 70 % of the calls that somebody took, and nothing lies after now", () => {
    const taken = calls.filter(({ agentId }) => agentId !== null);
    const copied = new Set(truth.calls.map((call) => call.realCallId));
    const share = taken.filter(({ id }) => copied.has(realCallIdOf(id))).length / taken.length;
    expect(share).toBeGreaterThan(0.66);
    expect(share).toBeLessThan(0.74);
    const late = account.activities().filter(({ at, createdAt }) => Math.max(at, createdAt) > NOON);
    expect(late).toEqual([]);
    const ids = [...account.byCreation()].map(({ id }) => id);
    expect(ids.toSorted((a, b) => a - b)).toEqual(ids);
  });

  test("says the truth of every row, in every kind", () => {
    expect(truth.rows.map((row) => row.activityId)).toEqual(
      account.activities().map(({ id }) => id),
    );
    const kinds = Map.groupBy(truth.rows, (row) => row.kind);
    const wanted: TruthKind[] = ["call", "email_sent", "email_received", "meeting", "other"];
    for (const kind of [...wanted, "stage_forward", "stage_back", "won"] as const) {
      expect(kinds.get(kind)?.length ?? 0, kind).toBeGreaterThan(5);
    }
    const phone = account.activities().filter(({ type }) => type.id === PHONE_CALL);
    expect(truth.calls.map((call) => call.activityId)).toEqual(phone.map(({ id }) => id));
    const won = kinds.get("won") ?? [];
    expect(won.filter(({ stands }) => stands === false).length).toBeGreaterThan(0);
    const deals = won.filter(({ stands }) => stands).map(({ opportunityId }) => opportunityId);
    expect(new Set(deals).size).toBe(deals.length);
    const byAdmin = won.filter(({ userId, ownerUserId }) => userId !== ownerUserId);
    expect(byAdmin.length).toBeGreaterThan(0);
    const late = account.activities().filter(({ at, createdAt }) => createdAt - at > 86_400_000);
    expect(late.length).toBeGreaterThan(10);
  });

  test("calls typed by hand keep ten minutes from the rep's calls with the same number", () => {
    const typed = truth.calls.filter(({ realCallId }) => realCallId.startsWith("hand:2"));
    expect(typed.length).toBeGreaterThan(100);
    let besideAnother = 0;
    for (const row of typed) {
      const { parent } = mustHave(row.activityId);
      const numbers = account.contacts
        .filter(({ type, id }) => type === parent.type && id === parent.id)
        .flatMap(({ phones }) => phones.map(({ number }) => number.replace(/\D/g, "").slice(-10)));
      const own = calls.filter(({ agentId }) => agentId === row.agentId);
      const near = (call: (typeof own)[number], ms: number) => {
        const end = call.at + (call.ringSeconds + call.totalSeconds) * 1000;
        return row.at > call.at - ms && row.at < end + ms;
      };
      const same = own.filter((call) => numbers.includes(call.contactNumber.slice(-10)));
      expect(same.filter((call) => near(call, 600_000))).toEqual([]);
      if (own.some((call) => near(call, 60_000))) besideAnother++;
    }
    expect(besideAnother).toBeGreaterThan(20);
  });

  test("has both wordings of copies, and texts that must be escaped", () => {
    const texts = truth.calls.map(({ activityId }) => String(mustHave(activityId).details));
    const some = (form: RegExp) => texts.filter((text) => form.test(text)).length;
    const forms = [
      /^Outgoing Call \(Answered\)\nCall ID: \d{9}\n/,
      /^Missed Call\nCall ID: \d{9}\n/,
      /^Outbound Call \(\d\d:\d\d\)\ncalled via \+\d+\ncalled to \+\d+\n/,
      /^Missed call from .+\nreceived on /,
      /\nNotes: .*'/,
      /^Left word/,
    ];
    for (const form of forms) expect(some(form), String(form)).toBeGreaterThan(3);
  });
});

describe("differences", () => {
  const clean = { justcall, seed: 9, now: NOON, copied: 1, doubled: 0, handLogged: 0, work: false };

  test("there are none where nothing is put in, but for calls too new to be copied", () => {
    const made = generateCopper({ ...clean, differences: {} });
    const old = made.truth.differences.filter(({ callId }) => {
      return (justcall.call(callId ?? 0)?.at ?? 0) < NOON - 3_600_000;
    });
    expect(old).toEqual([]);
  });

  test.each([
    "only_in_justcall",
    "only_in_copper",
    "other_day",
    "other_rep",
    "unpaired",
    "logged_twice",
  ] as const)("%s is put in as often as asked, and written down", (reason) => {
    const made = generateCopper({ ...clean, differences: { [reason]: 4 } });
    const plain = generateCopper(clean).truth.differences;
    const before = new Set(plain.map((difference) => JSON.stringify(difference)));
    const added = made.truth.differences.filter((one) => !before.has(JSON.stringify(one)));
    expect(added.map((one) => one.reason)).toEqual(Array<DifferenceReason>(4).fill(reason));
    for (const one of added) {
      expect(one.day).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(justcall.agent(one.agentId ?? 0)).toBeDefined();
      if (one.activityId !== undefined)
        expect(mustHave(one.activityId, made.account)).toBeDefined();
    }
  });

  test("a share of the copies can bear the owner's name", () => {
    const made = generateCopper({ ...clean, byOwner: 0.5 });
    const wrong = made.truth.differences.filter(({ reason }) => reason === "other_rep");
    expect(wrong.length / made.truth.calls.length).toBeGreaterThan(0.45);
  });
});

test("is served whole, over pages of 200", async () => {
  const { post, rows, json } = await start({ account });
  const seen = new Map<number, Row>();
  for (let page_number = 1; ; page_number++) {
    const part = await rows("/activities/search", { page_number, page_size: 200 });
    if (part.length === 0) break;
    for (const row of part) seen.set(row["id"], row);
  }
  expect(seen.size).toBe(account.size);
  const mails = [...seen.values()].filter(({ type }) => type.id === EMAIL);
  expect(mails.every(({ details }) => details.sender.email.includes("@"))).toBe(true);
  const texts = [...seen.values()].filter(({ type }) => type.id === PHONE_CALL);
  expect(texts.some(({ details }) => details.includes("won&#x27;t"))).toBe(true);
  const full = await post("/activities/search", { full_result: true });
  expect(Number(full.headers.get("x-pw-total"))).toBeGreaterThan(account.size);
  const [deal] = await rows("/opportunities/search", { status_ids: [1], page_size: 1 });
  expect(await json(`/opportunities/${deal?.["id"]}`)).toEqual(deal);
});

function mustHave(id: number, of = account): CopperActivity {
  const activity = of.activity(id);
  if (activity === undefined) throw new Error(`no activity ${id}`);
  return activity;
}
