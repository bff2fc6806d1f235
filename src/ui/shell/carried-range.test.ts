import { expect, test } from "vitest";
import { carriedHref } from "./carried-range.ts";

test.each([
  ["/team-dashboard", "/", "period=monthly", "/team-dashboard?period=monthly"],
  ["/dashboard", "/team-dashboard", "by=x&period=weekly&back=2", "/dashboard?period=weekly&back=2"],
  ["/dashboard", "/team-dashboard", "from=2026-11-02", "/dashboard?from=2026-11-02"],
  ["/team-dashboard", "/dashboard", "user=mara&compare=1", "/team-dashboard"],
  ["/", "/team-dashboard", "period=weekly&back=2", "/?period=weekly"],
  ["/", "/team-dashboard", "from=2026-11-02&to=2026-11-08", "/"],
  ["/settings/goals", "/", "period=monthly", "/settings/goals"],
  ["/team-dashboard", "/settings/goals", "period=monthly", "/team-dashboard"],
  ["/team-dashboard", "/explain", "from=2026-11-02", "/team-dashboard"],
])("%s is reached from %s?%s as %s", (href, path, shown, carried) => {
  expect(carriedHref(href, path, new URLSearchParams(shown))).toBe(carried);
});
