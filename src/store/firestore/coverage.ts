import type { Coverage, CoverageStore } from "../coverage.ts";
import { COVERAGE, CoveredDays, coveragePath } from "./covered-days.ts";
import type { TeamDayReader } from "./read-team-days.ts";
import { lastReadOf, settingsPath } from "./settings.ts";
import { compareText } from "./text-order.ts";
import type { Workspace } from "./workspace.ts";

export function createCoverageStore(workspace: Workspace, days: TeamDayReader): CoverageStore {
  return {
    list: (source, range, userId) =>
      workspace.snapshot(async (reads) => {
        const found =
          userId === null
            ? await reads.find(COVERAGE, (all) => all.where("source", "==", source))
            : [await reads.get(coveragePath(userId, source))];
        const reps = found.filter((one) => one !== null).map((one) => CoveredDays.of(one));
        const settings = await reads.getAll(reps.map((rep) => settingsPath(rep.userId)));
        return reps
          .flatMap((rep, place) =>
            [...rep.asOf(lastReadOf(settings[place] ?? null, source)).entries()].map(
              ([day, { readAt, zone }]): Coverage => ({
                userId: rep.userId,
                source,
                day,
                readAt,
                zone,
              }),
            ),
          )
          .filter(({ day }) => day >= range.from && day <= range.to)
          .sort(byPlace);
      }),

    async listOpen(source, range) {
      const months = await days.read(range);
      return months
        .flatMap(({ open }) => open)
        .filter((one) => one.source === source && one.day >= range.from && one.day <= range.to)
        .map(({ userId, day }) => ({ userId, day }))
        .sort(byPlace);
    },
  };
}

function byPlace(a: Pick<Coverage, "day" | "userId">, b: Pick<Coverage, "day" | "userId">): number {
  return compareText(`${a.day} ${a.userId}`, `${b.day} ${b.userId}`);
}
