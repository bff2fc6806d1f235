// Plain JavaScript: for a TypeScript one "next start" keeps its compiler in memory, 24 MB for as long as the server runs.
const [major] = process.versions.node.split(".").map(Number);
if ((major ?? 0) < 26) {
  throw new Error(
    `Needs Node 26 (this is ${process.version}). Start it with "npm run …", which uses the pinned copy.`,
  );
}

/** @type {import("next").NextConfig} */
const config = {
  // Only on request: "next start" warns about it.
  ...(process.env["STANDALONE"] === "1" ? { output: "standalone" } : {}),
  // Loaded as they are: the one when it is first needed, and never where SQLite keeps everything; the other once for all
  // routes, which would each bring a copy.
  serverExternalPackages: ["@google-cloud/firestore", "zod"],
  poweredByHeader: false,
  agentRules: false,
  typedRoutes: true,
  // "next dev" knows itself as localhost only and would not let its own scripts in.
  allowedDevOrigins: ["127.0.0.1"],
  // Types are checked by "npm run verify" and the tests; a build serves people who wait for it.
  typescript: { ignoreBuildErrors: true },
  // A page's title comes with the page for everybody, not after it: it would be away for a moment at every refresh.
  htmlLimitedBots: /.*/,
  logging: { incomingRequests: false },
};

export default config;
