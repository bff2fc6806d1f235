import { availableParallelism, cpus, loadavg } from "node:os";
import type { Benchmark } from "./benchmark.ts";
import { boards } from "./benchmarks/boards.ts";
import { calendar } from "./benchmarks/calendar.ts";
import { firestore } from "./benchmarks/firestore.ts";
import { limit } from "./benchmarks/limit.ts";
import { memory } from "./benchmarks/memory.ts";
import { overview } from "./benchmarks/overview.ts";
import { pages } from "./benchmarks/pages.ts";
import { requests } from "./benchmarks/requests.ts";
import { throughput } from "./benchmarks/throughput.ts";
import { createPrintedReport } from "./report.ts";

const ALL: readonly Benchmark[] = [
  requests,
  throughput,
  limit,
  memory,
  calendar,
  overview,
  boards,
  firestore,
  pages,
];

const write = (line: string) => process.stdout.write(`${line}\n`);
// Children are stopped when this process exits, which a signal alone would not let it do in order.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !ALL.some((benchmark) => benchmark.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `No benchmark ${unknown.join(", ")}; there are ${ALL.map(({ name }) => name).join(", ")}.\n`,
  );
  process.exit(2);
}

const report = createPrintedReport(write);
write(
  `Callboard's benchmarks on Node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0]?.model ?? "?"}, load ${(loadavg()[0] ?? 0).toFixed(2)} at the start`,
);
for (const benchmark of ALL) {
  if (asked.length > 0 && !asked.includes(benchmark.name)) continue;
  report.title(benchmark.name, benchmark.about);
  await benchmark.run(report);
}
write(
  report.missed.length === 0 ? "\nEvery bound is kept." : `\nMISSED: ${report.missed.join("; ")}`,
);
process.exitCode = report.missed.length === 0 ? 0 : 1;
