import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays } from "#src/domain/calendar/day.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { bearer, type GuardedApp, startGuardedApp } from "#tests/builders/guarded-app.ts";
import { anAccount, anAgent, openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

const PAGE = { accept: "text/html,application/xhtml+xml" };
const CALLS = { type: "phone_call_quantity", period: "daily" } as const;
const today = dayOf(Date.now(), "America/Denver");

let workspace: Workspace;
let app: GuardedApp;
let manager: Record<string, string>;
let rep: Record<string, string>;

beforeAll(async () => {
  workspace = await openWorkspace({ account: anAccount([anAgent({ id: 7 })]), now: Date.now() });
  await workspace.addRep({ email: "agent7@example.com" }, { id: "ada", name: "Ada Byrd" });
  await workspace.addRep({ email: "ben@example.com" }, { id: "ben.v2@x", name: "Ben Ito" });
  await workspace.sync("all");
  app = await startGuardedApp(workspace);
  manager = bearer((await app.newKey("manager")).key);
  rep = bearer((await app.newKey("rep", "ada")).key);
});
afterAll(async () => {
  await app?.stop();
  await workspace?.close();
});

const put = (path: string, body: unknown, headers = manager) =>
  fetch(app.url + path, { method: "PUT", headers, body: JSON.stringify(body) });
const read = async (path: string, headers = manager) =>
  (await (await app.ask(path, headers)).json()) as Record<string, unknown>;
async function refusal(answer: Response): Promise<string> {
  const { code, error } = (await answer.json()) as { code: string; error: string };
  return `${answer.status} ${code}: ${error}`;
}

/** What stands in the page itself. */
async function mainOf(answer: Response): Promise<string> {
  const [main = ""] = /<main[\s\S]*<\/main>/.exec(await answer.text()) ?? [];
  return main.replaceAll(/<!--.*?-->/g, "");
}

/** Sends a page's form, and follows to the page that it leads to, as a browser without script does. */
async function sendForm(path: string, form: Record<string, string>, headers = manager) {
  const answer = await app.ask(path, { ...PAGE, ...headers }, form);
  const location = answer.headers.get("location") ?? "";
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const page = await app.ask(location, { ...PAGE, ...headers, cookie });
  return { status: answer.status, location, page: await mainOf(page) };
}

describe("rights", () => {
  const changes = [
    ["/api/goals", { goals: [{ userId: null, ...CALLS, target: 5 }] }],
    ["/api/settings/calendar", {}],
    ["/api/settings/calendar/ada", {}],
    ["/api/settings/bands", {}],
  ] as const;

  test.each(changes)("a rep may not change %s, a stranger not even ask", async (path, body) => {
    const before = await workspace.stored();
    expect(await refusal(await put(path, body, rep))).toMatch(/^403 not_allowed: /);
    expect(await refusal(await put(path, body, {}))).toMatch(/^401 not_signed_in: /);
    expect((await app.ask(path)).status).toBe(401);
    expect((await app.ask(path, rep)).status).toBe(200);
    expect(await workspace.stored()).toBe(before);
  });

  test("a rep sees their own working days, and nobody else's", async () => {
    expect((await app.ask("/api/settings/calendar/ben.v2@x", rep)).status).toBe(403);
    const page = await mainOf(await app.ask("/settings/calendar", { ...PAGE, ...rep }));
    expect(page).toContain("Ada Byrd");
    expect(page).not.toContain("Ben Ito");
    const other = await app.ask("/settings/calendar/reps/ben.v2%40x", { ...PAGE, ...rep });
    expect(await other.text()).toContain("This page is for managers");
  });

  test("a rep sees the goals, and no field to fill in", async () => {
    const page = await mainOf(await app.ask("/settings/goals", { ...PAGE, ...rep }));
    expect(page).toContain("Managers set these");
    expect(page).not.toContain("<input");
  });

  test.each(["goals/targets", "calendar/week", "calendar/bands", "calendar/days-off"])(
    "a rep's form to %s changes nothing",
    async (path) => {
      const before = await workspace.stored();
      const form = { period: "daily", userId: "ada", "target phone_call_quantity ada": "9" };
      const sent = await sendForm(`/settings/${path}`, form, rep);
      expect([sent.status, sent.location]).toEqual([
        303,
        expect.stringContaining("problem=not_allowed"),
      ]);
      expect(sent.page).toContain("Nothing was changed.");
      expect(await workspace.stored()).toBe(before);
    },
  );

  test("another site's page cannot set anything", async () => {
    const answer = await app.ask(
      "/settings/goals/targets",
      { ...PAGE, ...manager, origin: "https://elsewhere.example" },
      { period: "daily", "target phone_call_quantity ada": "9" },
    );
    expect(answer.status).toBe(403);
  });
});

describe("goals by JSON", () => {
  test("are set once, however often they are sent, and listed with who set them", async () => {
    const body = {
      goals: [
        { userId: "ada", ...CALLS, target: 45 },
        { userId: null, type: "talk_time_minutes", period: "weekly", target: 900.5 },
        { userId: "ada", ...CALLS, target: 50, fromDay: addDays(today, 3) },
      ],
    };
    const first = (await (await put("/api/goals", body)).json()) as object;
    expect(first).toMatchObject({ success: true, changes: { changed: 3, unchanged: 0 } });
    const stored = await workspace.stored();
    const again = await fetch(`${app.url}/api/goals`, {
      method: "POST",
      headers: manager,
      body: JSON.stringify(body),
    });
    expect(await again.json()).toMatchObject({ changes: { changed: 0, unchanged: 3 }, goals: [] });
    expect(await workspace.stored()).toBe(stored);
    expect(await read("/api/goals?userId=ada", rep)).toMatchObject({
      today,
      goals: [
        {
          userName: "Ada Byrd",
          target: 45,
          before: null,
          state: "in_force",
          setBy: "key:a manager",
        },
        { target: 50, before: 45, fromDay: addDays(today, 3), state: "coming" },
      ],
    });
    expect(await read("/api/public/team-goals")).toEqual({
      teamGoals: {
        daily: { phone_call_quantity: 45 },
        weekly: { talk_time_minutes: 900.5 },
      },
    });
  });

  test("end with null", async () => {
    await put("/api/goals", { goals: [{ userId: null, ...CALLS, target: 99 }] });
    await put("/api/goals", { goals: [{ userId: null, ...CALLS, target: null }] });
    const { teamGoals } = (await read("/api/public/team-goals")) as { teamGoals: object };
    expect(teamGoals).toMatchObject({ daily: { phone_call_quantity: 45 } });
    const page = await mainOf(await app.ask("/settings/goals", { ...PAGE, ...manager }));
    expect(page).toContain("unset: sum of the reps’ goals: 45");
  });

  test.each([
    [{ goals: [] }, "goals must name at least one goal"],
    [{}, "goals must be a list of goals"],
    [
      { goals: [{ ...CALLS, userId: "ada", target: 0 }] },
      "goals.0.target must be a number above 0",
    ],
    [{ goals: [{ ...CALLS, userId: "ada", target: "45" }] }, "goals.0.target must be a number"],
    [{ goals: [{ ...CALLS, userId: "ada" }] }, "goals.0.target must be a number"],
    [{ goals: [{ ...CALLS, userId: "eve", target: 4 }] }, 'goals.0.userId is nobody here: "eve"'],
    [{ goals: [{ ...CALLS, userId: null, target: 4, day: 1 }] }, "goals.0 has no field day"],
    [
      { goals: [{ ...CALLS, userId: null, target: 4, fromDay: "2026-02-30" }] },
      "goals.0.fromDay must be a day",
    ],
    [
      { goals: [{ ...CALLS, userId: null, target: 4, fromDay: "0206-02-20" }] },
      "goals.0.fromDay must lie between 2000 and 2099",
    ],
    [
      { goals: [{ userId: null, ...CALLS, period: "yearly", target: 4 }] },
      "goals.0.period must be one of daily",
    ],
    [
      {
        goals: [
          { ...CALLS, userId: "ada", target: 4 },
          { ...CALLS, userId: "ada", target: 5 },
        ],
      },
      "goals.1 is there twice",
    ],
    [[], "The body must be a JSON object"],
  ])("refuse %j, and set nothing of it", async (body, problem) => {
    const good = { userId: "ada", type: "sms_quantity", period: "daily", target: 3 };
    const withGood =
      "goals" in body && body.goals.length > 0 ? { goals: [...body.goals, good] } : body;
    const before = await workspace.stored();
    expect(await refusal(await put("/api/goals", withGood))).toContain(
      `400 invalid_request: ${problem}`,
    );
    expect(await workspace.stored()).toBe(before);
  });

  test("are refused as text that is no JSON, and by a misspelt parameter", async () => {
    const answer = await fetch(`${app.url}/api/goals`, {
      method: "PUT",
      headers: manager,
      body: "{",
    });
    expect(await refusal(answer)).toContain("must be JSON");
    expect(await refusal(await app.ask("/api/goals?user=ada", manager))).toContain(
      "no parameter user",
    );
  });
});

describe("the sheet of goals", () => {
  const sheet = { period: "weekly", fromDay: today };
  const ada = "phone_call_quantity ada";
  const ben = "phone_call_quantity ben.v2@x";

  test("names what is wrong at its field, keeps what was typed and saves nothing of it", async () => {
    const before = await workspace.stored();
    const form = {
      ...sheet,
      [`target ${ada}`]: "1,5",
      [`was ${ada}`]: "",
      [`target ${ben}`]: "1,234",
      [`was ${ben}`]: "",
    };
    const { status, location, page } = await sendForm("/settings/goals/targets", form);
    expect([status, location]).toEqual([303, "/settings/goals?period=weekly&draft=wrong"]);
    expect(page).toContain("Nothing was saved yet.");
    expect(page).toContain('href="#field-target-phone_call_quantity-ada"');
    expect(page).toContain("must be a number above 0");
    expect(page).toMatch(/name="target phone_call_quantity ada"[^>]*value="1,5"/);
    expect(page).toMatch(/name="target phone_call_quantity ben.v2@x"[^>]*value="1,234"/);
    expect(page.match(/aria-invalid="true"/g)).toHaveLength(1);
    expect(await workspace.stored()).toBe(before);
  });

  test("saves what was changed, and the second time nothing", async () => {
    const form = {
      ...sheet,
      [`target ${ben}`]: "1,234",
      [`was ${ben}`]: "",
      [`target ${ada}`]: "",
    };
    const first = await sendForm("/settings/goals/targets", form);
    expect(first.location).toBe("/settings/goals?period=weekly&done=goals-1");
    expect(first.page).toContain("Saved 1 goal.");
    const stored = await workspace.stored();
    const second = await sendForm("/settings/goals/targets", form);
    expect(second.page).toContain("Nothing had changed, so nothing was saved.");
    expect(await workspace.stored()).toBe(stored);
  });

  test("leaves a cell alone that another manager has set meanwhile", async () => {
    const form = { ...sheet, [`target ${ben}`]: "1,234", [`was ${ben}`]: "1,234" };
    await put("/api/goals", {
      goals: [{ userId: "ben.v2@x", type: "phone_call_quantity", period: "weekly", target: 300 }],
    });
    await sendForm("/settings/goals/targets", form);
    const { goals } = (await read("/api/goals?userId=ben.v2@x&period=weekly")) as {
      goals: { target: number }[];
    };
    expect(goals.at(-1)?.target).toBe(300);
  });

  test("fills in a suggestion without saving it, and keeps what else was typed", async () => {
    const before = await workspace.stored();
    const form = { ...sheet, use: `${ada} 210`, [`target ${ada}`]: "", [`target ${ben}`]: "7" };
    const { page } = await sendForm("/settings/goals/targets", form);
    expect(page).toContain("Filled in, not saved yet.");
    expect(page).toMatch(/name="target phone_call_quantity ada"[^>]*value="210"/);
    expect(page).toMatch(/name="target phone_call_quantity ben.v2@x"[^>]*value="7"/);
    expect(await workspace.stored()).toBe(before);
  });

  test("takes a coming goal back", async () => {
    const fromDay = addDays(today, 30);
    await put("/api/goals", { goals: [{ userId: "ada", ...CALLS, target: 70, fromDay }] });
    const { page } = await sendForm("/settings/goals/targets", {
      period: "daily",
      fromDay,
      [`target ${ada}`]: "50",
      [`was ${ada}`]: "70",
    });
    expect(page).not.toContain(`Take back: Ada Byrd, Calls a day, from ${fromDay}`);
  });

  test("says so where there is too little history to suggest", async () => {
    const page = await mainOf(await app.ask("/settings/goals", { ...PAGE, ...manager }));
    expect(page).toContain("too little history");
  });

  test("a program's form gets the error body instead of a page", async () => {
    const form = { ...sheet, [`target ${ada}`]: "x", [`was ${ada}`]: "" };
    const answer = await app.ask("/settings/goals/targets", manager, form);
    expect(await refusal(answer)).toMatch(/^400 invalid_request: goals.0.target must be/);
  });

  test("somebody else's draft, or nonsense in its place, is no draft", async () => {
    const cookie = "callboard_draft=abc";
    const page = await app.ask("/settings/goals?draft=wrong", { ...PAGE, ...manager, cookie });
    expect([page.status, (await mainOf(page)).includes("Nothing was saved yet.")]).toEqual([
      200,
      false,
    ]);
  });
});

describe("the working calendar", () => {
  const calendar = {
    weights: [1, 1, 1, 1, 0.5, 0, 0],
    dayStart: "08:30",
    dayEnd: "24:00",
    holidays: [
      { day: "2026-12-25", name: "Christmas Day" },
      { day: "2026-11-26", name: "Thanksgiving" },
    ],
  };

  test("is set as a whole, comes back by day, and twice is once", async () => {
    const sorted = { ...calendar, holidays: calendar.holidays.toReversed() };
    expect(await (await put("/api/settings/calendar", calendar)).json()).toEqual(sorted);
    const stored = await workspace.stored();
    await put("/api/settings/calendar", sorted);
    expect(await workspace.stored()).toBe(stored);
    expect(await read("/api/settings/calendar", rep)).toEqual(sorted);
  });

  test.each([
    [{ weights: [0, 0, 0, 0, 0, 0, 0] }, "weights must leave at least one working day"],
    [{ weights: [1, 1, 1, 1, 1, 0] }, "weights must be seven numbers"],
    [{ weights: [1, 1, 1, 1, 1.5, 0, 0] }, "weights.4 must be a number from 0 to 1"],
    [{ dayStart: "9:00" }, "dayStart must be a time like 09:00"],
    [{ dayStart: "18:00", dayEnd: "17:00" }, "dayEnd must be after the start of work"],
    [{ holidays: [{ day: "2026-02-30", name: "x" }] }, "holidays.0.day must be a day"],
    [{ holidays: [{ day: "2026-02-20", name: " " }] }, "holidays.0.name must not be empty"],
    [
      {
        holidays: [
          { day: "2026-02-20", name: "a" },
          { day: "2026-02-20", name: "b" },
        ],
      },
      "holidays.1.day is there twice",
    ],
    [
      {
        holidays: Array.from({ length: 401 }, (_, n) => ({
          day: addDays("2026-01-01", n),
          name: "x",
        })),
      },
      "holidays must be at most 400",
    ],
    [{ hours: 8 }, "The body has no field hours"],
  ])("refuses what is wrong by name: %#", async (part, problem) => {
    const before = await workspace.stored();
    const answer = await put("/api/settings/calendar", { ...calendar, ...part });
    expect(await refusal(answer)).toContain(`400 invalid_request: ${problem}`);
    expect(await workspace.stored()).toBe(before);
  });

  test("a rep's days off come as days or ranges, and lower what the page says of their months", async () => {
    const path = "/api/settings/calendar/ben.v2%40x";
    const [from, to] = [addDays(today, 1), addDays(today, 7)];
    const body = { weights: null, startDay: null, daysOff: [{ from, to }, from] };
    const answer = (await (await put(path, body)).json()) as { daysOff: string[] };
    expect(answer.daysOff).toHaveLength(7);
    expect(await read(path)).toEqual(answer);
    const page = await mainOf(await app.ask("/settings/calendar", { ...PAGE, ...manager }));
    expect(page).toMatch(/working days for the team, [\d.]+ for Ben Ito/);
    expect((await put("/api/settings/calendar/eve", body)).status).toBe(404);
    const wrong = { ...body, daysOff: [{ from: to, to: from }, "soon"] };
    expect(await refusal(await put(path, wrong))).toContain(
      "daysOff.0.to must not lie before the first day; daysOff.1.from must be a day",
    );
  });

  test("its forms say what is wrong at the field and keep what was typed", async () => {
    const before = await workspace.stored();
    const week = await sendForm("/settings/calendar/week", {
      ...Object.fromEntries(
        [2, 1, 1, 1, 1, 0, 0].map((weight, n) => [`weights.${n}`, `${weight}`]),
      ),
      dayStart: "17:00",
      dayEnd: "09:00",
    });
    expect(week.page).toContain("Monday must be a number from 0 to 1.");
    expect(week.page).toMatch(/name="weights.0"[^>]*value="2"/);
    const holiday = await sendForm("/settings/calendar/holidays", { day: "", name: "Party" });
    expect(holiday.page).toContain("Day must be a day like 2026-09-30.");
    expect(holiday.page).toMatch(/name="name"[^>]*value="Party"/);
    const bands = await sendForm("/settings/calendar/bands", { onTrack: "80", behind: "90" });
    expect(bands.page).toContain("must be below where on track begins");
    const off = await sendForm("/settings/calendar/days-off", {
      userId: "ada",
      from: "2026-12-10",
      to: "2026-12-01",
    });
    expect(off.location).toBe("/settings/calendar/reps/ada?draft=wrong");
    expect(off.page).toContain("must not lie before the first day");
    expect(await workspace.stored()).toBe(before);
  });

  test("its forms save, each its own part, and twice is once", async () => {
    const week = {
      ...Object.fromEntries([1, 1, 1, 1, 1, 0, 0].map((w, n) => [`weights.${n}`, `${w}`])),
    };
    const steps: [string, Record<string, string>][] = [
      ["week", { ...week, dayStart: "09:00", dayEnd: "00:00" }],
      ["holidays", { day: "2027-01-01", name: "New Year" }],
      ["removed-holidays", { day: "2026-12-25" }],
      ["bands", { onTrack: "95", behind: "70,0 %" }],
      ["rep-week", { userId: "ada", week: "own", ...week, "weights.4": "0,5", startDay: "" }],
      ["days-off", { userId: "ada", from: "2026-12-10", to: "" }],
      ["days-off", { userId: "ada", from: "2026-12-21", to: "2026-12-24" }],
      ["removed-days-off", { userId: "ada", from: "2026-12-22", to: "2026-12-23" }],
    ];
    for (const round of [1, 2]) {
      for (const [path, form] of steps) {
        const sent = await sendForm(`/settings/calendar/${path}`, form);
        expect([round, path, sent.location]).toEqual([
          round,
          path,
          expect.stringContaining("done="),
        ]);
        expect(sent.page).toMatch(/Saved|Added|Removed/);
      }
      expect(await read("/api/settings/calendar")).toEqual({
        weights: [1, 1, 1, 1, 1, 0, 0],
        dayStart: "09:00",
        dayEnd: "24:00",
        holidays: [
          { day: "2026-11-26", name: "Thanksgiving" },
          { day: "2027-01-01", name: "New Year" },
        ],
      });
      expect(await read("/api/settings/bands")).toEqual({ onTrack: 0.95, behind: 0.7 });
      expect(await read("/api/settings/calendar/ada", rep)).toEqual({
        userId: "ada",
        weights: [1, 1, 1, 1, 0.5, 0, 0],
        startDay: null,
        daysOff: ["2026-12-10", "2026-12-21", "2026-12-24"],
      });
    }
  });
});

test.each(["copper", "people", "sources"])(
  "where the count by it failed, /settings/%s says that the setting is saved",
  async (path) => {
    const address = `/settings/${path}?problem=not_counted_yet`;
    const page = await mainOf(await app.ask(address, { ...PAGE, ...manager }));
    expect(page).toContain("The numbers follow with the next sync");
    expect(page).not.toContain("Nothing was changed.");
  },
);
