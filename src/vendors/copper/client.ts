import type { ReadOptions } from "#src/domain/activity/activity-source.ts";
import { createHttpClient, type HttpTimes } from "../http/client.ts";
import { VendorRejectedError } from "../http/errors.ts";
import type { Pacer } from "../http/pacer.ts";
import { createCopperPacer } from "./rate-window.ts";
import {
  type ActivityTypes,
  contactSchema,
  type Pipelines,
  pipelinesSchema,
  typesSchema,
} from "./schema.ts";

/** Copper's greatest page, for every search; its default is 20. */
export const PAGE_SIZE = 200;
/** 10, 20, then 40 seconds after a 429, together more than a rolling minute: no answer of Copper's has been seen to name a time. */
const LIMIT_DELAY_FACTOR = 20;
/** Room for three such pauses, and an end within two minutes. */
const PATIENCE_MS = 110_000;
const FIRST_DELAY_MS = 500;

export interface CopperClientOptions {
  readonly apiUrl: string;
  readonly token: string;
  /** The login of the user who owns the token; Copper answers 401 without it. */
  readonly userEmail: string;
  readonly clock: () => number;
  /** Shared by all clients of one account; without it the client has its own. */
  readonly pacer?: Pacer;
  /** `limitDelayMs` follows `firstDelayMs` unless it is given. */
  readonly times?: Partial<HttpTimes>;
}

/** A type of activity as a search names it. */
export interface AskedType {
  readonly id: number;
  readonly category: "user" | "system";
}

export interface ActivityQuery {
  readonly page: number;
  /** Bounds on the day of the activity, seconds since 1970; whether they are inclusive is not documented. */
  readonly fromSec?: number;
  readonly toSec?: number;
  readonly types?: readonly AskedType[];
  /** Only what hangs on this one. */
  readonly parent?: { readonly type: "opportunity"; readonly id: string };
  /** Not in the docs, but in production use by others, for these two fields. */
  readonly sort: "activity_date" | "date_created";
  readonly direction: "asc" | "desc";
}

export interface Page {
  readonly rows: readonly unknown[];
  /** How many rows the whole search has at most; null when Copper does not say. */
  readonly total: number | null;
}

export const CONTACT_KINDS = ["person", "lead", "company"] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

/** Pages count from 1. */
export interface CopperClient {
  listUsers(page: number, options: ReadOptions): Promise<Page>;
  listActivityTypes(options: ReadOptions): Promise<ActivityTypes>;
  listPipelines(options: ReadOptions): Promise<Pipelines>;
  searchActivities(query: ActivityQuery, options: ReadOptions): Promise<Page>;
  /** At most 200 ids; those that are deleted or hidden from the key do not come. */
  searchOpportunities(ids: readonly string[], page: number, options: ReadOptions): Promise<Page>;
  /** The phone numbers of a contact as they are written there; none for one that is not there, null for one that the key may not see. */
  getContact(kind: ContactKind, id: string, options: ReadOptions): Promise<string[] | null>;
}

export function createCopperClient(options: CopperClientOptions): CopperClient {
  const firstDelayMs = options.times?.firstDelayMs ?? FIRST_DELAY_MS;
  const http = createHttpClient({
    vendor: "Copper",
    baseUrl: options.apiUrl.replace(/\/+$/, ""),
    headers: authorization(options),
    pacer: options.pacer ?? createCopperPacer(options.clock),
    readBuckets: () => [],
    rejectionHint,
    clock: options.clock,
    times: {
      patienceMs: PATIENCE_MS,
      firstDelayMs,
      limitDelayMs: firstDelayMs * LIMIT_DELAY_FACTOR,
      ...options.times,
    },
  });
  const search = (path: string, page: number, body: object, read: ReadOptions): Promise<Page> =>
    http.postJson(path, { page_number: page, page_size: PAGE_SIZE, ...body }, toPage, read);

  return {
    listUsers: (page, read) => search("/users/search", page, {}, read),
    listActivityTypes: (read) =>
      http.getJson("/activity_types", {}, (body) => typesSchema.safeParse(body).data ?? null, read),
    listPipelines: (read) =>
      http.getJson("/pipelines", {}, (body) => pipelinesSchema.safeParse(body).data ?? null, read),
    searchActivities: ({ page, ...query }, read) =>
      search("/activities/search", page, toBody(query), read),
    searchOpportunities: (ids, page, read) =>
      search("/opportunities/search", page, { ids: ids.map(Number) }, read),
    getContact: (kind, id, read) => getContact(http, kind, id, read),
  };
}

/** Only listed keys: one that Copper does not know is answered with 422 for the whole search. */
function toBody(query: Omit<ActivityQuery, "page">): object {
  return {
    ...(query.fromSec === undefined ? {} : { minimum_activity_date: query.fromSec }),
    ...(query.toSec === undefined ? {} : { maximum_activity_date: query.toSec }),
    ...(query.types === undefined ? {} : { activity_types: query.types }),
    ...(query.parent === undefined
      ? {}
      : { parent: { id: Number(query.parent.id), type: query.parent.type } }),
    sort_by: query.sort,
    sort_direction: query.direction,
  };
}

const CONTACT_PATHS = { person: "people", lead: "leads", company: "companies" };

async function getContact(
  http: ReturnType<typeof createHttpClient>,
  kind: ContactKind,
  id: string,
  read: ReadOptions,
): Promise<string[] | null> {
  try {
    return await http.getJson(
      `/${CONTACT_PATHS[kind]}/${encodeURIComponent(id)}`,
      {},
      (body) => {
        const contact = contactSchema.safeParse(body);
        return contact.success ? (contact.data.phone_numbers ?? []).map((one) => one.number) : null;
      },
      read,
    );
  } catch (error) {
    if (error instanceof VendorRejectedError && error.status === 404) return [];
    if (error instanceof VendorRejectedError && error.status === 403) return null;
    throw error;
  }
}

/** A bare list; its count is in a header, whose name's case varies. An error's envelope, sent with 200 now and then, is none. */
function toPage(body: unknown, headers: Headers): Page | null {
  if (!Array.isArray(body)) return null;
  const total = headers.get("x-pw-total")?.trim() ?? "";
  return { rows: body, total: /^\d+$/.test(total) ? Number(total) : null };
}

function authorization(options: Pick<CopperClientOptions, "token" | "userEmail">) {
  return {
    "x-pw-accesstoken": options.token,
    "x-pw-application": "developer_api",
    "x-pw-useremail": options.userEmail,
    "content-type": "application/json",
    accept: "application/json",
  };
}

function rejectionHint(status: number): string {
  switch (status) {
    case 401:
      return "Check COPPER_API_TOKEN and COPPER_USER_EMAIL; the address must be that of the user who made the token.";
    case 403:
      return "The user of COPPER_USER_EMAIL may not read this; check their rights in Copper, or use another user's COPPER_API_TOKEN.";
    default:
      return "Nothing was changed. If it happens again, report it with the log of this sync.";
  }
}
