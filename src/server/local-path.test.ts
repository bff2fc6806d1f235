import { describe, expect, test } from "vitest";
import { localPath, signInAddress } from "./local-path.ts";

describe("where signing in leads to", () => {
  test.each([
    ["/", "/"],
    ["/dashboard", "/dashboard"],
    ["/team-dashboard?period=weekly&back=1", "/team-dashboard?period=weekly&back=1"],
    ["/a/../settings/sharing", "/settings/sharing"],
    ["/dashboard#part", "/dashboard"],
  ])("%s is ours", (given, path) => {
    expect(localPath(given)).toBe(path);
  });

  test.each([
    null,
    undefined,
    "",
    "dashboard",
    "https://elsewhere.example/",
    "//elsewhere.example",
    "///elsewhere.example",
    "/\\elsewhere.example",
    "/\t/elsewhere.example",
    "/\n//elsewhere.example",
    "/.//elsewhere.example",
    "/a/..//elsewhere.example",
    "javascript:alert(1)",
    "/api/metrics",
    "/sign-in?next=/sign-in",
    "/sign-in/leave",
    `/${"x".repeat(3_000)}`,
  ])("%j is the home page", (given) => {
    expect(localPath(given)).toBe("/");
  });

  test("a browser that follows it stays with us, whatever was given", () => {
    const pieces = ["/", "\\", "\t", "\n", ".", "..", "@", ":", "//", "evil.example", "%2f", "a"];
    for (const a of pieces) {
      for (const b of pieces) {
        for (const c of pieces) {
          const path = localPath(`/${a}${b}${c}`);
          expect(new URL(path, "https://board.example").origin).toBe("https://board.example");
        }
      }
    }
  });

  test("the sign-in page is told where to lead on to", () => {
    expect(signInAddress("/")).toBe("/sign-in");
    expect(signInAddress("/dashboard?rep=a")).toBe("/sign-in?next=%2Fdashboard%3Frep%3Da");
    expect(signInAddress("//elsewhere.example")).toBe("/sign-in");
  });
});
