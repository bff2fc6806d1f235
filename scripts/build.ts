import { ensureBuild } from "./ensure-build.ts";

ensureBuild((line) => process.stderr.write(`${line}\n`));
