import type { Report } from "./report.ts";

export interface Benchmark {
  readonly name: string;
  readonly about: string;
  run(report: Report): Promise<void>;
}
