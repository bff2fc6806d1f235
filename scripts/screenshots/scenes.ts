import type { Page } from "playwright-core";
import type { Workspace } from "#tests/builders/workspace.ts";
import { bothSources } from "./both-sources.ts";
import {
  empty,
  quietTeam,
  staleTeam,
  syncedTeam,
  team,
  teamWithGaps,
  twoSourceTeam,
} from "./story.ts";

/** A page as it is looked at. */
export interface Shot {
  readonly name: string;
  readonly path: string;
  /** What happens in the page before its picture is taken; the workspace is then used for no other picture. */
  readonly act?: (page: Page, workspace: Workspace) => Promise<void>;
  /** False: what fits on the screen, for what is never scrolled, or too long. */
  readonly wholePage?: boolean;
}

/** Pages of one workspace. */
export interface Scene {
  open(): Promise<Workspace>;
  readonly without?: readonly string[];
  readonly settings?: Readonly<Record<string, string>>;
  readonly shots: readonly Shot[];
}

const REP = "dario-vance";
const NO_KEYS = ["JUSTCALL_API_KEY", "JUSTCALL_API_SECRET"];
const SIGN_IN = {
  CALLBOARD_AUTH: "on",
  CALLBOARD_SECRET: "a-secret-for-pictures-of-32-characters",
};

export const SCENES: readonly Scene[] = [
  {
    open: syncedTeam,
    shots: [
      { name: "overview", path: "/?period=monthly" },
      { name: "team-dashboard", path: "/team-dashboard?period=monthly" },
      { name: "team-compared", path: "/team-dashboard?period=monthly&compare=1" },
      { name: "dashboard", path: `/dashboard?user=${REP}&period=monthly` },
      { name: "dashboard-week", path: `/dashboard?user=${REP}&period=weekly` },
      {
        name: "explain",
        path: `/explain?measure=phone_call_quantity&userId=${REP}&period=weekly`,
        wholePage: false,
      },
      {
        name: "explain-team",
        path: "/explain?measure=talk_time_minutes&period=monthly",
        wholePage: false,
      },
      { name: "wall", path: "/wall", wholePage: false },
      { name: "settings-goals", path: "/settings/goals?period=monthly" },
      { name: "settings-calendar", path: "/settings/calendar" },
      { name: "settings-sharing", path: "/settings/sharing" },
      { name: "settings-sources-not-connected", path: "/settings/sources" },
      { name: "api-docs", path: "/api/docs", wholePage: false },
      { name: "not-found", path: "/nowhere" },
    ],
  },
  {
    open: twoSourceTeam,
    shots: [
      { name: "overview-two-sources", path: "/?period=monthly" },
      { name: "settings-copper", path: "/settings/copper" },
      { name: "settings-people", path: "/settings/people" },
      {
        name: "explain-two-sources",
        path: `/explain?measure=phone_call_quantity&userId=${REP}&period=weekly`,
        wholePage: false,
      },
      {
        name: "explain-emails",
        path: "/explain?measure=email_quantity&period=weekly",
        wholePage: false,
      },
      { name: "dashboard-two-sources", path: `/dashboard?user=${REP}&period=monthly` },
      { name: "team-two-sources", path: "/team-dashboard?period=monthly" },
    ],
  },
  {
    open: bothSources,
    shots: [
      { name: "settings-sources", path: "/settings/sources" },
      {
        name: "settings-sources-preview",
        path: "/settings/sources?preview=1&type=phone_call_quantity&since=ever&rule=first:copper,justcall",
      },
    ],
  },
  {
    open: syncedTeam,
    shots: [
      {
        name: "range-picker",
        path: "/team-dashboard?period=monthly",
        wholePage: false,
        async act(page) {
          await page.locator("summary").filter({ hasText: "This month" }).first().click();
        },
      },
      {
        name: "shortcuts",
        path: "/team-dashboard?period=monthly",
        wholePage: false,
        act: (page) => page.keyboard.press("?"),
      },
      {
        name: "synced",
        path: "/?period=monthly",
        wholePage: false,
        async act(page) {
          await page.getByRole("button", { name: "Sync JustCall Data" }).click();
          await page
            .getByText(/Synced \d+ calls/)
            .first()
            .waitFor();
          await page.waitForTimeout(700);
        },
      },
      {
        name: "failed",
        path: "/?period=monthly",
        wholePage: false,
        async act(page, workspace) {
          workspace.sandbox.faults.switchOn({ kind: "unauthorized" });
          await page.getByRole("button", { name: "Sync JustCall Data" }).click();
          await page
            .getByText(/Check JUSTCALL_API_KEY/)
            .first()
            .waitFor();
          await page.waitForTimeout(700);
        },
      },
    ],
  },
  {
    open: teamWithGaps,
    shots: [
      { name: "team-incomplete", path: "/team-dashboard?period=monthly" },
      { name: "dashboard-incomplete", path: `/dashboard?user=${REP}&period=monthly` },
    ],
  },
  {
    open: staleTeam,
    shots: [
      { name: "stale", path: "/?period=monthly" },
      { name: "team-stale", path: "/team-dashboard?period=monthly", wholePage: false },
      { name: "wall-stale", path: "/wall", wholePage: false },
    ],
  },
  {
    open: quietTeam,
    shots: [
      { name: "no-calls", path: "/?period=monthly" },
      { name: "team-no-calls", path: "/team-dashboard?period=monthly" },
      { name: "dashboard-no-calls", path: "/dashboard?user=mara&period=monthly" },
      { name: "dashboard-not-matched", path: "/dashboard?user=sol&period=monthly" },
      { name: "explain-no-calls", path: "/explain?measure=phone_call_quantity&period=monthly" },
    ],
  },
  {
    open: team,
    shots: [
      { name: "never-synced", path: "/?period=monthly" },
      { name: "team-never-synced", path: "/team-dashboard?period=monthly" },
      { name: "dashboard-never-synced", path: `/dashboard?user=${REP}&period=monthly` },
    ],
  },
  {
    open: team,
    shots: [
      {
        name: "first-sync-running",
        path: "/?period=monthly",
        async act(page, workspace) {
          workspace.sandbox.faults.switchOn({ kind: "slow", ms: 250 });
          await page.getByRole("button", { name: "Sync JustCall", exact: true }).click();
          await page.waitForTimeout(3_000);
        },
      },
    ],
  },
  { open: empty, shots: [{ name: "no-users", path: "/?period=monthly" }] },
  { open: empty, without: NO_KEYS, shots: [{ name: "not-configured", path: "/?period=monthly" }] },
  { open: empty, settings: SIGN_IN, shots: [{ name: "sign-in", path: "/sign-in" }] },
];
