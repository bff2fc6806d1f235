import { SandboxAccount, type SandboxAgent } from "./account.ts";
import { type JustCallSandbox, type SandboxOptions, startJustCallSandbox } from "./server.ts";

/** Tuesday 2026-09-15, 15:30 in Denver. */
export const NOON = Date.UTC(2026, 8, 15, 21, 30);
export const PLENTY = { perMinute: 1e6, perHour: 1e6 };

export function smallAccount(count: number): SandboxAccount {
  const agent = (id: number, name: string, timeZone: string): SandboxAgent => {
    const email = `${name.replace(" ", ".")}@example.com`;
    return {
      id,
      name,
      email,
      timeZone,
      role: "Agent",
      active: true,
      createdAt: 1.7e12,
    };
  };
  const agents = [agent(11, "Ada One", "America/Denver"), agent(12, "Bo Two", "America/New_York")];
  const account = new SandboxAccount({ zone: "America/Denver", agents });
  for (let n = 0; n < count; n++) {
    const at = NOON - (count - n) * 60_000;
    account.addCall({
      id: 401_000_000 + n * 10,
      at,
      agentId: n % 2 === 0 ? 11 : 12,
    });
  }
  return account;
}

export interface Body {
  status: string;
  message: string;
  count: number;
  total_count?: number;
  current_page: number;
  per_page: number;
  next_page_link: string | null;
  prev_page_link: string | null;
  data: Row[];
}

export interface Row {
  id: number;
  call_date: string;
  call_time: string;
  call_user_date: string;
  call_user_time: string;
  agent_id: number | null;
  agent_active: unknown;
  call_info: { type: string; call_traits: unknown; rating: unknown } | null;
  call_duration: Record<string, unknown>;
}

const open: JustCallSandbox[] = [];

export async function closeAll(): Promise<void> {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
}

export async function start(options: Partial<SandboxOptions> = {}) {
  const account = options.account ?? smallAccount(25);
  const sandbox = await startJustCallSandbox({
    clock: () => NOON,
    limits: PLENTY,
    ...options,
    account,
  });
  open.push(sandbox);
  const get = (path: string, init: RequestInit = {}) =>
    fetch(`${sandbox.url}/v2.1${path}`, {
      headers: { authorization: "sandbox-key:sandbox-secret" },
      ...init,
    });
  const body = async (path: string): Promise<Body> => (await get(path)).json();
  const ids = async (path: string) => (await body(path)).data.map((row) => row.id);
  return { sandbox, account, get, body, ids };
}
