import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { metricDate } from "#src/domain/metrics/metric.ts";
import { BOARDS } from "./boards.ts";
import { printMeasured, readTask } from "./measured-process.ts";
import { newWindows } from "./new-windows.ts";

// What each board would cost if it were summed from the documents when asked: the bare query, nothing made of its rows.
const [WARM_UP, ROUNDS] = [2, 20];

const task = readTask();
const database = new DatabaseSync(join(task.folder, "callboard.sqlite"), { readOnly: true });
const took = BOARDS.map(({ name, lengths, groupBy }) => {
  const query = database.prepare(
    `select ${groupBy}, sum(value) as value from metrics where date >= ? and date <= ? group by ${groupBy}`,
  );
  const next = newWindows(task, lengths);
  const milliseconds: number[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const { from, to } = next();
    const start = performance.now();
    query.all(metricDate(from), metricDate(to));
    if (round >= 0) milliseconds.push(performance.now() - start);
  }
  return { name, milliseconds };
});
database.close();
printMeasured({ took });
