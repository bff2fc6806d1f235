import { DatabaseSync } from "node:sqlite";
import { addDays } from "#src/domain/calendar/day.ts";
import { periodBack, periodStart } from "#src/domain/calendar/period.ts";
import { dayOf, endOfDay } from "#src/domain/calendar/zone.ts";
import { metricDate } from "#src/domain/metrics/metric.ts";
import { openServices } from "./bench-services.ts";
import { printMeasured, readTask } from "./measured-process.ts";

const WARM_UP = 20;
const ROUNDS = 200;

// The last day of the month before, so that the figure does not depend on the day on which it is taken.
const task = readTask();
const monthStart = periodStart("monthly", dayOf(Date.now(), task.zone), "monday");
const today = addDays(monthStart, -1);
const now = endOfDay(today, task.zone) - 6 * 3_600_000;
const services = await openServices(task, { clock: () => now });
const database = new DatabaseSync(services.config.databaseFile, { readOnly: true });
const first = metricDate(periodBack("monthly", today, 1, "monday").from);
const last = metricDate(today);
const bare = database.prepare(
  "select userId, type, sum(value) as value from metrics where date >= ? and date <= ? group by userId, type",
);
const count = database.prepare(
  "select count(*) as documents from metrics where date >= ? and date <= ?",
);

const overview: number[] = [];
const groupBy: number[] = [];
for (let round = -WARM_UP; round < ROUNDS; round++) {
  const start = performance.now();
  await services.reports.teamOverview("monthly");
  const middle = performance.now();
  bare.all(first, last);
  const end = performance.now();
  if (round < 0) continue;
  overview.push(middle - start);
  groupBy.push(end - middle);
}
const documents = Number(count.get(first, last)?.["documents"]);
database.close();
await services.close();
printMeasured({ documents, overview, groupBy });
