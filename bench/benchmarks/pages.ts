import { type Browser, chromium } from "playwright-core";
import { ensureChromium } from "#scripts/chromium.ts";
import { ensureBuild } from "#scripts/ensure-build.ts";
import { addDays } from "#src/domain/calendar/day.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import type { Benchmark } from "../benchmark.ts";
import { aRepOf, withDemoApp } from "../demo-app.ts";
import { withEmptyPage } from "../empty-page.ts";
import { CATEGORIES, ensureLighthouse, runLighthouse } from "../lighthouse.ts";
import { countNumbers, scriptBytes } from "../page-weight.ts";
import { progress, type Report } from "../report.ts";
import { ZONE } from "../sandbox-process.ts";
import { quantile } from "../statistics.ts";

const RUNS = 3;
const LEAST_SCORE = 95;
const KILOBYTE = 1000;
const MOST_KILOBYTES = 45;
/** Of the numbers that a page shows with script; clocks and counters of what is under way may come by script alone. */
const LEAST_SHARE_OF_NUMBERS = 0.9;

interface MeasuredPage {
  readonly path: string;
  /** As printed: without the parameters that differ from run to run. */
  readonly label: string;
  /** Whether Lighthouse looks at it, too. */
  readonly scored: boolean;
}

export const pages: Benchmark = {
  name: "pages",
  about: `the demo's pages: script over an empty page of the same framework (1,000 bytes a kB), numbers without script, Lighthouse on its mobile profile, median of ${RUNS} (runs)`,
  async run(report) {
    const executablePath = ensureChromium(progress);
    if (executablePath === null) throw new Error("there is no Chromium on this machine");
    ensureLighthouse(progress);
    ensureBuild(progress);
    const browser = await chromium.launch({ executablePath });
    try {
      progress("building an empty page");
      const empty = await withEmptyPage((url) => scriptBytes(browser, `${url}/`));
      report.info("script of an empty page", kilobytes(empty));
      progress("filling the demo");
      await withDemoApp(async (url) => {
        for (const page of await answering(report, url, pagesOf(await aRepOf(url)))) {
          await weigh(report, browser, url, page, empty);
          if (page.scored) await score(report, url, page, executablePath);
        }
      });
    } finally {
      await browser.close();
    }
  },
};

function pagesOf(rep: string): MeasuredPage[] {
  const today = dayOf(Date.now(), ZONE);
  const days = `from=${addDays(today, -29)}&to=${today}`;
  return [
    { path: "/", label: "/", scored: true },
    { path: `/dashboard?user=${rep}`, label: "/dashboard", scored: true },
    { path: "/team-dashboard", label: "/team-dashboard", scored: true },
    {
      path: `/explain?measure=phone_call_quantity&${days}`,
      label: "/explain",
      scored: false,
    },
    { path: "/wall", label: "/wall", scored: false },
  ];
}

/** Those that can be measured. One that does not answer is a bound missed, not a line less. */
async function answering(
  report: Report,
  url: string,
  asked: readonly MeasuredPage[],
): Promise<MeasuredPage[]> {
  const found: MeasuredPage[] = [];
  for (const page of asked) {
    const { status } = await fetch(url + page.path);
    if (status === 200) found.push(page);
    else
      report.bound(`${page.label} answers`, String(status), Math.abs(status - 200), {
        kind: "at most",
        value: 0,
        text: "nothing but 200",
      });
  }
  return found;
}

async function weigh(
  report: Report,
  browser: Browser,
  url: string,
  { path, label }: MeasuredPage,
  empty: number,
): Promise<void> {
  progress(`weighing ${label}`);
  const over = (await scriptBytes(browser, url + path)) - empty;
  report.bound(`${label}: script over the empty page`, kilobytes(over), over, {
    kind: "at most",
    value: MOST_KILOBYTES * KILOBYTE,
    text: `${MOST_KILOBYTES} kB`,
  });
  const all = await countNumbers(browser, url + path, { script: true });
  const without = await countNumbers(browser, url + path, { script: false });
  report.bound(`  numbers shown without script, of ${all}`, String(without), without, {
    kind: "at least",
    value: Math.max(1, Math.ceil(all * LEAST_SHARE_OF_NUMBERS)),
  });
}

async function score(
  report: Report,
  url: string,
  { path, label }: MeasuredPage,
  executablePath: string,
): Promise<void> {
  const runs = [];
  for (let run = 1; run <= RUNS; run++) {
    progress(`Lighthouse on ${label}, run ${run} of ${RUNS}`);
    runs.push(await runLighthouse(url + path, executablePath));
  }
  for (const category of CATEGORIES) {
    const scores = runs.map((run) => run.scores[category]);
    const median = quantile(scores, 0.5);
    report.bound(`  ${category}`, `${median} (${scores.join(", ")})`, median, {
      kind: "at least",
      value: LEAST_SCORE,
    });
  }
  // To the error stream: what to mend, which is no part of the measurement.
  for (const title of new Set(runs.flatMap((run) => run.failed)))
    progress(`  not passed: ${title}`);
}

function kilobytes(bytes: number): string {
  return `${(bytes / KILOBYTE).toFixed(1)} kB`;
}
