import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{src,cli,sandbox,scripts,tests,bench}/**/*.test.ts"],
    environment: "node",
    globalSetup: "tests/firestore.setup.ts",
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: the browser and the app it looks at want one of them.
    maxWorkers: 2,
  },
});
