import { monitorEventLoopDelay } from "node:perf_hooks";
import { addAgentsAsUsers, openServices } from "./bench-services.ts";
import { peakBytes, printMeasured, readTask } from "./measured-process.ts";

// `sync --all` of the task's days into the task's store, once.
const task = readTask();
const services = await openServices(task);
await addAgentsAsUsers(services, task.url);

const stalls = monitorEventLoopDelay({ resolution: 5 });
stalls.enable();
const startedAt = performance.now();
const started = await services.syncOf("justcall").start({
  scope: "all",
  from: task.from,
  to: task.to,
  askedBy: "bench",
  priority: "background",
  signal: services.closing,
});
const { outcome } = await started.finished;
const milliseconds = performance.now() - startedAt;
const endedAt = Date.now();
const peak = peakBytes();
// The last stall is noted only once the loop has turned again.
await services.close();
stalls.disable();

printMeasured({
  calls: (outcome?.reps ?? []).reduce((sum, rep) => sum + rep.totalCalls, 0),
  milliseconds,
  endedAt,
  peakBytes: peak,
  longestStallMs: stalls.max / 1e6,
});
