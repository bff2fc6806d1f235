import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface AxeAnswer {
  readonly violations: readonly { id: string; nodes: readonly { html: string }[] }[];
}

/** What axe finds wrong with the open page, each as its rule and the first element that breaks it. */
export async function accessibilityViolations(page: Page): Promise<(string | undefined)[][]> {
  // While a page is shown anew its title is away for a moment.
  await page.waitForFunction(() => document.title !== "");
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const checker = (window as unknown as { axe: { run(): Promise<AxeAnswer> } }).axe;
    return (await checker.run()).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
  });
}

/** By how many pixels the page is wider than its window. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** Presses Tab so many times; what each stop says of itself. */
export async function tabStops(page: Page, presses: number): Promise<string[]> {
  const stops: string[] = [];
  for (let n = 0; n < presses; n++) {
    await page.keyboard.press("Tab");
    stops.push(
      await page.evaluate(() => document.activeElement?.textContent?.trim().slice(0, 80) ?? ""),
    );
  }
  return stops;
}
