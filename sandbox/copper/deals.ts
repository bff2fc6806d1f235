import { Prng } from "../justcall/prng.ts";
import type { CopperAccount } from "./account.ts";
import type { CopperActivity } from "./activity.ts";
import type { CopperContact } from "./contact.ts";
import type { Directory } from "./directory.ts";
import type { Entry } from "./entry.ts";
import type { CopperOpportunity, Status } from "./opportunity.ts";
import { type CopperPipeline, defaultPipelines } from "./pipeline.ts";
import { momentOf, type Workday } from "./workday.ts";

const FIRST_ID = 6_000_000;
const DAY_MS = 86_400_000;

export interface Dealing {
  seed: string;
  directory: Directory;
  workdays: readonly Workday[];
}

/** Deals from their first stage to wherever they got. */
export function deals(plan: Dealing): Entry[] {
  const people = plan.directory.contacts.filter(({ type }) => type === "person");
  if (people.length === 0) return [];
  return plan.workdays.flatMap((workday) => {
    const prng = new Prng(`${plan.seed} deal ${workday.agent.id} ${workday.day}`);
    return prng.chance(0.35) ? story(prng, workday, prng.pick(people), plan) : [];
  });
}

function story(prng: Prng, workday: Workday, person: CopperContact, plan: Dealing): Entry[] {
  const { agent, day } = workday;
  const { admin, userOf, contacts } = plan.directory;
  const pipeline = prng.pick(defaultPipelines());
  const company = contacts.find(({ type, id }) => type === "company" && id === person.companyId);
  const user = userOf(agent.id);
  const createdAt = momentOf(prng, day, agent.timeZone);
  const dayNumber = Date.UTC(day.year, day.month - 1, day.day) / DAY_MS;
  const deal: CopperOpportunity = {
    id: FIRST_ID + (dayNumber - 20_000) * 500 + (agent.id % 500),
    name: `${person.name} ${prng.pick(["order", "refit", "pilot"])}`,
    assigneeId: prng.chance(0.03) ? null : user.id,
    pipelineId: pipeline.id,
    stageId: pipeline.stages[0]?.id ?? 0,
    status: "Open",
    personId: person.id,
    companyId: company?.id ?? null,
    companyName: company?.name ?? null,
    value: prng.chance(0.05) ? null : prng.whole(8, 400) * 50 + (prng.chance(0.1) ? 0.5 : 0),
    unit: "USD",
    closeDate: `${day.month}/${day.day}/${day.year + 1}`,
    createdAt,
    changes: [],
  };
  const clicker = () => (prng.chance(0.1) ? admin.id : user.id);
  let on = day;
  const next = (from: number, to: number) => {
    on = on.add({ days: prng.whole(from, to) });
    return momentOf(prng, on, agent.timeZone);
  };
  return [
    created(deal, user.id),
    ...moves(prng, { deal, pipeline, next, clicker, plan }),
    ...endings(prng, { deal, pipeline, next, clicker, plan }),
  ];
}

interface Telling {
  deal: CopperOpportunity;
  pipeline: CopperPipeline;
  /** A moment so many days later. */
  next: (from: number, to: number) => number;
  clicker: () => number;
  plan: Dealing;
}

function created(deal: CopperOpportunity, userId: number): Entry {
  return {
    createdAt: deal.createdAt,
    write: (account) => {
      account.addOpportunity(deal);
      const parent = { id: deal.id, type: "opportunity" as const };
      const type = { id: 8, category: "system" as const };
      account.addActivity({ at: deal.createdAt, userId, parent, type });
      return undefined;
    },
  };
}

/** Mostly forward, now and then two stages at once or back. */
function moves(prng: Prng, { deal, pipeline, next, clicker, plan }: Telling): Entry[] {
  const entries: Entry[] = [];
  const last = pipeline.stages.length - 1;
  let place = 0;
  for (let step = 0; step < 6 && place < last; step++) {
    const back = place > 0 && prng.chance(0.25);
    const target = back ? place - 1 : Math.min(last, place + (prng.chance(0.15) ? 2 : 1));
    const stageId = pipeline.stages[target]?.id ?? 0;
    const at = next(1, 5);
    const userId = clicker();
    const kind = target > place ? ("stage_forward" as const) : ("stage_back" as const);
    place = target;
    entries.push({
      createdAt: at,
      write: (account) => ({
        row: account.moveStage(deal.id, stageId, at, userId),
        meaning: { kind, stageId, ...owned(deal, plan) },
      }),
    });
    if (prng.chance(0.08)) break;
  }
  return entries;
}

function endings(prng: Prng, { deal, next, clicker, plan }: Telling): Entry[] {
  const to = (status: Status, at: number, userId: number): Entry => ({
    createdAt: at,
    write: (account: CopperAccount) => {
      const row: CopperActivity = account.setStatus(deal.id, status, at, userId);
      if (status !== "Won") return undefined;
      return { row, meaning: { kind: "won", amount: deal.value, ...owned(deal, plan) } };
    },
  });
  const end = prng.weighted([55, 20, 25]);
  if (end === 1) return [to("Lost", next(1, 4), clicker())];
  if (end === 2) return [];
  const entries = [to("Won", next(0, 3), clicker())];
  if (!prng.chance(0.15)) return entries;
  entries.push(to("Open", next(1, 3), clicker()));
  if (prng.chance(0.7)) entries.push(to("Won", next(1, 4), clicker()));
  return entries;
}

function owned(deal: CopperOpportunity, { directory }: Dealing) {
  const ownerUserId = deal.assigneeId;
  return { opportunityId: deal.id, ownerUserId, ownerAgentId: directory.agentOf(ownerUserId) };
}
