import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Story } from "#tests/builders/store-sync.ts";
import { archiveContract } from "./archive.contract.ts";
import { commitsContract } from "./commits.contract.ts";
import type { OpenedStore, OpenedStory } from "./contract-story.ts";
import { goalsContract } from "./goals.contract.ts";
import { intakeContract } from "./intake.contract.ts";
import { keysContract } from "./keys.contract.ts";
import { ledgerContract } from "./ledger.contract.ts";
import { metricsContract } from "./metrics.contract.ts";
import { peopleContract } from "./people.contract.ts";
import { recountsContract } from "./recounts.contract.ts";
import { refusalsContract } from "./refusals.contract.ts";
import { runsContract } from "./runs.contract.ts";
import { settingsContract } from "./settings.contract.ts";
import { shareLinksContract } from "./share-links.contract.ts";
import { teamDaysContract } from "./team-days.contract.ts";
import { truthContract } from "./truth.contract.ts";
import { usersContract } from "./users.contract.ts";

const CONTRACTS = [
  usersContract,
  settingsContract,
  keysContract,
  runsContract,
  metricsContract,
  intakeContract,
  commitsContract,
  recountsContract,
  refusalsContract,
  peopleContract,
  ledgerContract,
  goalsContract,
  shareLinksContract,
];

/** What any engine must do, asked only through the ports; a file for each noun. `open` gives an empty store. */
export function storeContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`the ${name} store`, () => {
    let store: OpenedStore;
    let story: OpenedStory;
    const opened = () => story;

    beforeEach(async () => {
      store = await open();
      story = { store: store.store, story: new Story(store.store) };
    });
    afterEach(() => store.close());

    test("answers a check", async () => {
      await expect(story.store.check()).resolves.toBeUndefined();
    });
    for (const contract of CONTRACTS) contract(opened);
    teamDaysContract(opened, open);
    archiveContract(opened, open);
    truthContract(opened, open);
  });
}
