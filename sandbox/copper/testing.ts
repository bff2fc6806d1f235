import { CopperAccount } from "./account.ts";
import type { CopperContact } from "./contact.ts";
import type { CopperOpportunity } from "./opportunity.ts";
import { type CopperSandbox, type CopperSandboxOptions, startCopperSandbox } from "./server.ts";

/** Tuesday 2026-09-15, 15:30 in Denver. */
export const NOON = Date.UTC(2026, 8, 15, 21, 30);
export const PLENTY = { perMinute: 1e6 };
export const ADMIN = 910_001;
export const ADA = 910_002;
export const BO = 910_003;
export const GONE = 910_004;
export const PERSON = 5_520_014;
export const COMPANY = 3_310_007;
export const DEAL = 6_610_021;

/** Three people and one who left, one contact with its company, one deal, and so many calls. */
export function smallAccount(calls: number): CopperAccount {
  const user = (id: number, name: string, email: string, active = true) => {
    return { id, name, email, active, groups: [{ id: 5101, name: "Inside Sales" }] };
  };
  const account = new CopperAccount({
    zone: "America/Denver",
    users: [
      { id: ADMIN, name: "Admin Zero", email: "admin@example.com", active: true },
      user(ADA, "Ada One", "Ada.One@example.com"),
      user(BO, "Bo Two", "bo.two@example.com"),
      user(GONE, "Gone Three", "gone.three@example.com", false),
    ],
    contacts: [smallContact("person", PERSON), smallContact("company", COMPANY)],
    opportunities: [smallDeal()],
  });
  for (let n = 0; n < calls; n++) {
    account.addActivity({ at: NOON - (calls - n) * 60_000, userId: n % 2 === 0 ? ADA : BO });
  }
  return account;
}

function smallContact(type: CopperContact["type"], id: number): CopperContact {
  return {
    type,
    id,
    name: `Some ${type}`,
    emails: [`${type}@customer.example`],
    phones: [{ number: "(303) 555-0143", category: "work" }],
    companyId: type === "person" ? COMPANY : null,
    createdAt: NOON - 1e10,
  };
}

function smallDeal(): CopperOpportunity {
  return {
    id: DEAL,
    name: "Spring order",
    assigneeId: ADA,
    pipelineId: 220_401,
    stageId: 880_101,
    status: "Open",
    personId: PERSON,
    companyId: COMPANY,
    companyName: "Some company",
    value: 18_250,
    unit: "USD",
    closeDate: "9/30/2026",
    createdAt: NOON - 30 * 86_400_000,
    changes: [],
  };
}

// biome-ignore lint/suspicious/noExplicitAny: tests look into whatever an answer holds.
export type Row = Record<string, any>;

export const KEY = {
  "X-PW-AccessToken": "sandbox-token",
  "X-PW-Application": "developer_api",
  "X-PW-UserEmail": "admin@example.com",
  "Content-Type": "application/json",
};

const open: CopperSandbox[] = [];

export async function closeAll(): Promise<void> {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
}

export async function start(options: Partial<CopperSandboxOptions> = {}) {
  const account = options.account ?? smallAccount(25);
  const sandbox = await startCopperSandbox({
    clock: () => NOON,
    limits: PLENTY,
    ...options,
    account,
  });
  open.push(sandbox);
  const get = (path: string, init: RequestInit = {}) =>
    fetch(`${sandbox.url}${path}`, { headers: KEY, ...init });
  const post = (path: string, body: unknown = {}) =>
    get(path, { method: "POST", body: JSON.stringify(body) });
  const json = async (path: string): Promise<Row> => (await get(path)).json();
  const rows = async (path: string, body: unknown = {}): Promise<Row[]> =>
    (await post(path, body)).json();
  const ids = async (body: unknown = {}): Promise<number[]> =>
    (await rows("/activities/search", body)).map((row) => row["id"]);
  return { sandbox, account, get, post, json, rows, ids };
}
