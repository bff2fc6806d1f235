import {
  comparisonParameters,
  policyPreviewSchema,
  previewParameters,
  sourceComparisonSchema,
} from "../contract/source-comparison.ts";
import {
  mappingAnswer,
  mappingRequest,
  matchRequest,
  policyRequest,
  sourceChangeAnswer,
  sourcePolicyAnswer,
  undoRequest,
  unmatchedAnswer,
} from "../contract/source-settings.ts";
import type { RouteDescription } from "./route-description.ts";

const RULE = {
  type: "phone_call_quantity",
  userId: null,
  fromDay: "2026-10-01",
  mode: "only",
  order: ["copper"],
} as const;

const CHANGE = {
  id: "0f7a4f0e-3f0c-4c7a-8a3c-5b6f0f2d9a11",
  at: "2026-09-30T16:05:00.000Z",
  by: "key:manager",
  undoes: null,
  what: "policy",
  before: [],
  after: [RULE],
} as const;

const getPolicy: RouteDescription = {
  method: "get",
  path: "/api/settings/sources",
  id: "getSourcePolicy",
  tag: "Settings",
  summary: "Which source counts, and who changed that",
  description: "For managers.",
  access: "caller",
  answer: {
    status: 200,
    description: "The rules, and the audit list, latest last.",
    schema: sourcePolicyAnswer,
    example: { policy: [RULE], changes: [CHANGE] },
  },
  refusals: ["not_allowed"],
  example: { address: "/api/settings/sources" },
};

const setPolicy: RouteDescription = {
  method: "post",
  path: "/api/settings/sources",
  id: "setSourceRule",
  tag: "Settings",
  summary: "Switch to another source",
  description:
    "One rule: for a metric, everybody or a rep, from a day on. `first`: the first in order that read a day; `only`: the first in order and no other; `together`: all, and what two of them saw once. No document is rewritten; boards follow at once. For managers.",
  access: "caller",
  body: policyRequest,
  answer: {
    status: 200,
    description: "What changed.",
    schema: sourceChangeAnswer,
    example: { success: true, change: CHANGE },
  },
  refusals: ["not_allowed", "user_not_found", "too_large"],
  example: { address: "/api/settings/sources", body: RULE },
};

const comparison: RouteDescription = {
  method: "get",
  path: "/api/sources/comparison",
  id: "compareSources",
  tag: "Numbers",
  summary: "Both sources' calls side by side",
  description:
    "Rep by rep and day by day, each difference with its reason; on a day that both have read, the effects of the reasons sum to Copper's number less JustCall's. At most 62 days. For managers.",
  access: "caller",
  query: comparisonParameters,
  answer: {
    status: 200,
    description: "The comparison.",
    schema: sourceComparisonSchema,
    example: {
      from: "2026-09-30",
      to: "2026-09-30",
      compared: 1,
      same: 0,
      totals: { justcall: 15, copper: 16 },
      reasons: [{ reason: "only_in_copper", count: 1, effect: 1 }],
      byDay: [{ day: "2026-09-30", justcall: 15, copper: 16 }],
      days: [
        {
          userId: "ada",
          userName: "Ada Okafor",
          day: "2026-09-30",
          justcall: 15,
          copper: 16,
          counted: 15,
          reasons: [
            {
              reason: "only_in_copper",
              count: 1,
              effect: 1,
              examples: [
                {
                  reason: "only_in_copper",
                  userId: "ada",
                  day: "2026-09-30",
                  effect: 1,
                  callId: null,
                  activityId: "88100000093",
                  at: 1790784729000,
                  elsewhere: null,
                },
              ],
            },
          ],
        },
      ],
    },
  },
  refusals: ["not_allowed", "user_not_found"],
  example: { address: "/api/sources/comparison?from=2026-09-17&to=2026-09-30" },
};

const preview: RouteDescription = {
  method: "get",
  path: "/api/sources/preview",
  id: "previewSourceRule",
  tag: "Numbers",
  summary: "What switching to another source would change",
  description: "Over the rule's days up to today, at most the last 92. For managers.",
  access: "caller",
  query: previewParameters,
  answer: {
    status: 200,
    description:
      "Numbers as they are and as they would be; reps of whom nothing changes are left out.",
    schema: policyPreviewSchema,
    example: {
      type: "phone_call_quantity",
      from: "2026-09-24",
      to: "2026-10-01",
      before: 210,
      after: 214,
      changedDays: 3,
      reps: [{ userId: "ada", userName: "Ada Okafor", before: 90, after: 94, changedDays: 3 }],
    },
  },
  refusals: ["not_allowed", "user_not_found"],
  example: {
    address:
      "/api/sources/preview?type=phone_call_quantity&fromDay=2026-09-24&mode=only&order=copper",
  },
};

const MAPPING = { types: { "user/702301": "call" }, stages: { "880103": "b" } } as const;

const getMapping: RouteDescription = {
  method: "get",
  path: "/api/settings/mapping",
  id: "getMapping",
  tag: "Settings",
  summary: "What Copper's types and stages stand for",
  description: "For managers.",
  access: "caller",
  answer: {
    status: 200,
    description: "What the account has, and what it counts as.",
    schema: mappingAnswer,
    example: {
      catalogue: {
        types: [{ key: "user/702301", name: "Phone Call", disabled: false }],
        pipelines: [
          { id: "220401", name: "Sales", stages: [{ id: "880103", name: "Verbal Yes" }] },
        ],
      },
      mapping: MAPPING,
    },
  },
  refusals: ["not_allowed"],
  example: { address: "/api/settings/mapping" },
};

const setMapping: RouteDescription = {
  ...getMapping,
  method: "put",
  id: "setMapping",
  summary: "Set what Copper's types and stages stand for",
  description:
    "All of it. What is logged already is counted by it at once; nothing is read again. For managers.",
  body: mappingRequest,
  answer: {
    status: 200,
    description: "What changed.",
    schema: sourceChangeAnswer,
    example: {
      success: true,
      change: { ...CHANGE, what: "mapping", before: null, after: MAPPING },
    },
  },
  refusals: ["not_allowed", "too_large", "conflict", "not_counted_yet"],
  example: { address: "/api/settings/mapping", body: { types: {}, stages: {} } },
};

const STRANGER = {
  source: "copper",
  label: "Copper",
  personId: "910009",
  name: "Mara O.",
  email: "mara@old.example",
} as const;

const listUnmatched: RouteDescription = {
  method: "get",
  path: "/api/people/unmatched",
  id: "listUnmatched",
  tag: "Settings",
  summary: "Who is nobody here, and what cannot be read",
  description: "For managers.",
  access: "caller",
  answer: {
    status: 200,
    description: "Vendors' people, people here whom a source does not know, unreadable rows.",
    schema: unmatchedAnswer,
    example: {
      people: [{ ...STRANGER, activities: 12 }],
      byHand: [],
      reps: [{ userId: "ada", userName: "Ada Okafor", source: "copper", label: "Copper" }],
      rows: [{ source: "copper", label: "Copper", count: 0, examples: [] }],
    },
  },
  refusals: ["not_allowed"],
  example: { address: "/api/people/unmatched" },
};

const MATCH = { source: "copper", personId: "910001", userId: "ada" } as const;

const setMatch: RouteDescription = {
  method: "post",
  path: "/api/settings/matches",
  id: "setMatch",
  tag: "Settings",
  summary: "Say by hand whose a vendor's person is",
  description: "Their history moves at once. For managers.",
  access: "caller",
  body: matchRequest,
  answer: {
    status: 200,
    description: "What changed.",
    schema: sourceChangeAnswer,
    example: { success: true, change: { ...CHANGE, what: "match", before: null, after: MATCH } },
  },
  refusals: ["not_allowed", "not_found", "user_not_found", "too_large", "not_counted_yet"],
  example: { address: "/api/settings/matches", body: { ...MATCH, to: "user" } },
};

const undoChange: RouteDescription = {
  method: "post",
  path: "/api/settings/undo",
  id: "undoSourceChange",
  tag: "Settings",
  summary: "Put back what stood before a change of the policy, the mapping or a match",
  description:
    "In one step, also where others have changed something else since; what was put back already stays so (`change` is null). A conflict where something newer stands in the place of that change. For managers.",
  access: "caller",
  body: undoRequest,
  answer: {
    status: 200,
    description: "The change that leads back.",
    schema: sourceChangeAnswer,
    example: {
      success: true,
      change: { ...CHANGE, undoes: CHANGE.id, before: [RULE], after: [] },
    },
  },
  refusals: ["not_allowed", "not_found", "conflict", "too_large", "not_counted_yet"],
  example: { address: "/api/settings/undo", body: { id: CHANGE.id } },
};

/** Comparing sources, and switching from one to the other. */
export const SOURCE_ROUTES: readonly RouteDescription[] = [
  getPolicy,
  setPolicy,
  comparison,
  preview,
  getMapping,
  setMapping,
  listUnmatched,
  setMatch,
  undoChange,
];
