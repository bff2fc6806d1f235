import type { ReadOptions } from "#src/domain/activity/activity-source.ts";
import { endOfDay, startOfDay } from "#src/domain/calendar/zone.ts";
import { createJustCallClient } from "#src/vendors/justcall/client.ts";
import { createJustCallSource } from "#src/vendors/justcall/source.ts";
import { peakBytes, printMeasured, readTask } from "./measured-process.ts";

// The same pages by the same client and source as a sync, looked at and dropped.
const task = readTask();
const source = createJustCallSource({
  client: createJustCallClient({
    apiUrl: task.url,
    key: "sandbox-key",
    secret: "sandbox-secret",
    clock: Date.now,
  }),
  zone: task.zone,
  clock: Date.now,
  memory: { recall: async () => null, remember: async () => undefined },
});
const read: ReadOptions = {
  signal: new AbortController().signal,
  priority: "background",
  watch: { onPage: () => undefined, onWait: () => undefined, onWarning: () => undefined },
};
const window = {
  from: startOfDay(task.from, task.zone),
  to: endOfDay(task.to, task.zone),
  personId: null,
};

const startedAt = performance.now();
await source.listPeople(read);
let calls = 0;
for await (const { activities } of source.read(window, read)) {
  for (const { at } of activities) if (at >= window.from && at < window.to) calls += 1;
}
const milliseconds = performance.now() - startedAt;
printMeasured({ calls, milliseconds, endedAt: Date.now(), peakBytes: peakBytes() });
