import type { ReadOptions } from "#src/domain/activity/activity-source.ts";
import { createHttpClient, type HttpTimes } from "../http/client.ts";
import { Pacer } from "../http/pacer.ts";
import { readBuckets } from "./rate-buckets.ts";
import { pageSchema, singleSchema } from "./schema.ts";

/** JustCall's greatest page, for calls and users alike. */
export const PAGE_SIZE = 100;
/** Two may be under way: one being read while the next is fetched. Its limits allow no more than 90 a minute anyway. */
const CONCURRENCY = 2;

export interface JustCallClientOptions {
  readonly apiUrl: string;
  readonly key: string;
  readonly secret: string;
  readonly clock: () => number;
  readonly times?: Partial<HttpTimes>;
}

export interface CallQuery {
  readonly page: number;
  readonly perPage: number;
  /** `YYYY-MM-DD HH:MM:SS` in the account's zone, inclusive. */
  readonly from: string;
  readonly to?: string;
  readonly agentId?: string | null;
}

export interface Page {
  readonly rows: readonly unknown[];
  /** How many rows the whole query has, when JustCall says so. */
  readonly total: number | null;
  readonly hasNext: boolean;
}

export interface JustCallClient {
  /** One page of calls, ascending by id, so that calls that arrive meanwhile come last. */
  listCalls(query: CallQuery, options: ReadOptions): Promise<Page>;
  /** One call by its id, as sent. */
  getCall(id: string, options: ReadOptions): Promise<unknown>;
  /** One page of the account's users. */
  listUsers(page: number, options: ReadOptions): Promise<Page>;
}

export function createJustCallClient(options: JustCallClientOptions): JustCallClient {
  const http = createHttpClient({
    vendor: "JustCall",
    baseUrl: options.apiUrl.replace(/\/+$/, ""),
    headers: authorization(options),
    pacer: new Pacer({ concurrency: CONCURRENCY, clock: options.clock }),
    readBuckets,
    rejectionHint,
    clock: options.clock,
    ...(options.times === undefined ? {} : { times: options.times }),
  });

  const list = (
    path: string,
    query: Readonly<Record<string, string | number>>,
    read: ReadOptions,
  ): Promise<Page> => http.getJson(path, query, toPage, read);

  return {
    listCalls: (query, read) =>
      list(
        "/v2.1/calls",
        {
          from_datetime: query.from,
          ...(query.to === undefined ? {} : { to_datetime: query.to }),
          ...(query.agentId == null ? {} : { agent_id: query.agentId }),
          sort: "id",
          order: "asc",
          per_page: query.perPage,
          page: query.page,
        },
        read,
      ),

    getCall: (id, read) =>
      http.getJson(
        `/v2.1/calls/${encodeURIComponent(id)}`,
        {},
        (body) => singleSchema.safeParse(body).data ?? null,
        read,
      ),

    listUsers: (page, read) => list("/v2.1/users", { per_page: PAGE_SIZE, page }, read),
  };
}

function toPage(body: unknown): Page | null {
  const page = pageSchema.safeParse(body);
  if (!page.success) return null;
  return {
    rows: page.data.data ?? [],
    total: page.data.total_count ?? null,
    hasNext: Boolean(page.data.next_page_link),
  };
}

/** The pair as it is, without scheme or base64 (developer docs, authentication). */
function authorization(options: Pick<JustCallClientOptions, "key" | "secret">) {
  return { authorization: `${options.key}:${options.secret}`, accept: "application/json" };
}

function rejectionHint(status: number): string {
  switch (status) {
    case 401:
      return "Check JUSTCALL_API_KEY and JUSTCALL_API_SECRET.";
    case 403:
      return "The key may not read this; check the plan and the key in JustCall under APIs and Webhooks.";
    default:
      return "Nothing was changed. If it happens again, report it with the log of this sync.";
  }
}
