import { openReportStory, type ReportStory, someCalls } from "./report-story.ts";
import { aCall, aPerson, aUser } from "./store-sync.ts";

export const MARA = aUser("mara", { name: "Mara" });
export const TEO = aUser("teo", { name: "Teo" });
export const [MONDAY, TUESDAY, WEDNESDAY] = ["2026-06-15", "2026-06-16", "2026-06-17"] as const;
export const WEEKLY = { period: "weekly" } as const;

/** In UTC: Wednesday at 13:00, half of a working day into it. Mara has 30 + 6 + 4 calls, Teo 5, nobody 3. */
export async function aGoalWeek(): Promise<ReportStory> {
  const reports = openReportStory({ now: `${WEDNESDAY}T13:00:00Z` });
  await reports.store.users.add([MARA, TEO]);
  const by = (seat: string | null) => (id: string, at: number) => aCall(id, seat, at, 60);
  await reports.sync({
    people: [aPerson("11", MARA.email), aPerson("12", TEO.email)],
    windows: {
      mara: [MONDAY, WEDNESDAY],
      teo: [MONDAY, WEDNESDAY],
      unassigned: [MONDAY, WEDNESDAY],
    },
    calls: [
      ...someCalls("a", by("11"), `${MONDAY}T09:00:00Z`, 30),
      ...someCalls("b", by("11"), `${TUESDAY}T09:00:00Z`, 6),
      ...someCalls("c", by("11"), `${WEDNESDAY}T09:00:00Z`, 4),
      ...someCalls("d", by("12"), `${TUESDAY}T09:00:00Z`, 5),
      ...someCalls("e", by(null), `${TUESDAY}T09:00:00Z`, 3),
    ],
  });
  return reports;
}
