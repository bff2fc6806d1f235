import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

// Reads the colours as the page gets them, and measures what is promised of them.
const css = readFileSync(join(import.meta.dirname, "..", "..", "..", "app", "globals.css"), "utf8");
const THEMES = ["light", "dark"] as const;
type Theme = (typeof THEMES)[number];
type Rgb = readonly [number, number, number];

/** WCAG 1.4.3: what is read, on what it is read on. */
const TEXT: readonly (readonly [ink: string, ground: string])[] = [
  ...["ink", "muted", "link", "amber", "red", "reached", "on-track", "behind", "at-risk"].flatMap(
    (ink) => [[ink, "paper"] as const, [ink, "surface"] as const],
  ),
  ["ink", "sunken"],
  ["muted", "sunken"],
  ["on-accent", "accent"],
  ...["board-ink", "board-muted", "board-mark", "board-good", "board-bad"].flatMap((ink) => [
    [ink, "board"] as const,
    [ink, "board-raised"] as const,
  ]),
  ["heat-ink-low", "heat-1"],
  ["heat-ink-low", "heat-2"],
  ["heat-ink-high", "heat-4"],
  ["heat-ink-high", "heat-5"],
];
const KINDS = [1, 2, 3, 4, 5, 6].map((number) => `kind-${number}`);
/** WCAG 1.4.11: lines, marks and edges that carry meaning. */
const MARKS: readonly (readonly [string, string])[] = [
  ...[...KINDS, "bar", "target", "earlier", "axis", "rule-strong", "focus"].flatMap((mark) => [
    [mark, "paper"] as const,
    [mark, "surface"] as const,
  ]),
  ["board-line", "board"],
  ["board-mark", "board"],
];
/** Machado’s matrices in linear light: full sight and the three dichromacies. */
const SIGHTS: Readonly<Record<string, readonly number[]>> = {
  full: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152, 1.053, -0.205, 0.115, 0.786, 0.099, -0.004, -0.048, 1.052],
  deuteranopia: [0.367, 0.861, -0.228, 0.28, 0.673, 0.047, -0.012, 0.043, 0.969],
  tritanopia: [1.256, -0.077, -0.179, -0.078, 0.931, 0.148, 0.005, 0.691, 0.304],
};

describe.each(THEMES)("the colours, %s", (theme) => {
  test.each(TEXT)("%s can be read on %s", (ink, ground) => {
    expect(contrast(colour(ink, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  test("the number in a cell of the middle step can be read", () => {
    const inks = ["heat-ink-low", "heat-ink-high"].map((ink) =>
      contrast(colour(ink, theme), colour("heat-3", theme)),
    );
    expect(inks[0]).toBeGreaterThanOrEqual(4.5);
  });

  test.each(MARKS)("%s can be seen on %s", (mark, ground) => {
    expect(contrast(colour(mark, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.keys(SIGHTS))("the kinds can be told apart: %s", (sight) => {
    const labs = KINDS.map((kind) => toLab(seen(colour(kind, theme), SIGHTS[sight] ?? [])));
    const distances = labs.flatMap((a, i) => labs.slice(0, i).map((b) => distance(a, b)));
    expect(Math.min(...distances)).toBeGreaterThan(0.1);
  });

  test("the steps of the heat map go one way", () => {
    const steps = [1, 2, 3, 4, 5].map((step) => toLab(colour(`heat-${step}`, theme))[0]);
    const sorted = steps.toSorted((a, b) => (theme === "light" ? b - a : a - b));
    expect(steps).toEqual(sorted);
  });
});

/** Linear light of a token. */
function colour(name: string, theme: Theme): Rgb {
  const value = new RegExp(`--${name}:\\s*([^;]+);`).exec(css)?.[1] ?? "";
  const hexes = value.match(/#[0-9a-f]{6}/g) ?? [];
  const hex = hexes.length === 2 && theme === "dark" ? hexes[1] : hexes[0];
  if (hex === undefined) throw new Error(`no colour --${name}`);
  const part = (at: number) => toLinear(Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  return [part(1), part(3), part(5)];
}

function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function contrast(a: Rgb, b: Rgb): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance([r, g, b]: Rgb): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function seen(rgb: Rgb, matrix: readonly number[]): Rgb {
  const row = (at: number) =>
    rgb.reduce((sum, value, index) => sum + value * (matrix[at + index] ?? 0), 0);
  return [row(0), row(3), row(6)].map((value) => Math.min(1, Math.max(0, value))) as unknown as Rgb;
}

/** OKLab. */
function toLab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function distance(a: Rgb, b: Rgb): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
