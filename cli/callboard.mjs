#!/usr/bin/env node
import { runOnPinnedNode } from "../scripts/on-pinned-node.mjs";

await runOnPinnedNode(new URL("./main.ts", import.meta.url), process.argv.slice(2));
