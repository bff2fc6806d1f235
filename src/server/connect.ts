import { createHash } from "node:crypto";
import { z } from "zod";
import type { Store } from "#src/store/store.ts";
import { createSyncService, type SyncService } from "#src/sync/sync-service.ts";
import { createCopperClient } from "#src/vendors/copper/client.ts";
import { copperMemorySchema } from "#src/vendors/copper/memory.ts";
import { createCopperPacer } from "#src/vendors/copper/rate-window.ts";
import { createCopperSource } from "#src/vendors/copper/source.ts";
import type { HttpTimes } from "#src/vendors/http/client.ts";
import { createJustCallClient } from "#src/vendors/justcall/client.ts";
import { createJustCallSource } from "#src/vendors/justcall/source.ts";
import type { Config, CopperConfig, JustCallConfig } from "./config.ts";
import { learnCatalogue } from "./copper-catalogue.ts";
import type { Log } from "./log.ts";
import { runTools } from "./run-tools.ts";

/** What every connection to a vendor needs of the process. */
export interface ConnectTools {
  readonly store: Store;
  readonly log: Log;
  readonly clock: () => number;
  readonly times: Partial<HttpTimes>;
  /** Copper's own limit unless given. */
  readonly copperPerMinute: number | undefined;
}

const factsSchema = z.object({
  account: z.string(),
  firstPage: z.union([z.literal(0), z.literal(1)]),
  filterZone: z.string(),
});

export function connectJustCall(
  config: Config,
  justcall: JustCallConfig,
  tools: ConnectTools,
): SyncService {
  const { store, log, clock } = tools;
  const account = accountName(justcall.apiUrl, justcall.key, justcall.zone);
  const fact = "justcall-self-test";
  const source = createJustCallSource({
    client: createJustCallClient({ ...justcall, clock, times: tools.times }),
    zone: justcall.zone,
    clock,
    memory: {
      async recall() {
        const known = factsSchema.safeParse(await store.settings.fact(fact));
        return known.success && known.data.account === account ? known.data : null;
      },
      async remember(facts) {
        log.info({ ...facts }, "JustCall self-test");
        await store.settings.remember(fact, { ...facts, account });
      },
    },
  });
  return createSyncService({ ...runTools(config, tools), source });
}

const memorySchema = copperMemorySchema.extend({ account: z.string() });

export function connectCopper(
  config: Config,
  copper: CopperConfig,
  tools: ConnectTools,
): SyncService {
  const { store, clock } = tools;
  const account = accountName(copper.apiUrl, copper.token, copper.userEmail);
  const fact = "copper-memory";
  const source = createCopperSource({
    client: createCopperClient({
      ...copper,
      clock,
      times: tools.times,
      pacer: createCopperPacer(clock, tools.copperPerMinute),
    }),
    clock,
    memory: {
      async recall() {
        const known = memorySchema.safeParse(await store.settings.fact(fact));
        return known.success && known.data.account === account ? known.data : null;
      },
      remember: (memory) => store.settings.remember(fact, { ...memory, account }),
    },
    onCatalogue: (catalogue) => learnCatalogue(tools, catalogue),
    async callTypes() {
      const { mapping } = await store.settings.workspace();
      const types = Object.entries(mapping?.types ?? {});
      return new Set(types.filter(([, kind]) => kind === "call").map(([type]) => type));
    },
  });
  return createSyncService({ ...runTools(config, tools), source });
}

/** What was found out about one account says nothing of another, nor under another setting; no secret is kept. */
function accountName(...parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 16);
}
