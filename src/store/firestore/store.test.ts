import { describe } from "vitest";
import { clearProject, IS_EMULATED, newProjectId } from "#tests/builders/firestore.ts";
import { storeContract } from "#tests/contracts/store.contract.ts";
import { openFirestoreStore } from "./store.ts";

describe.skipIf(!IS_EMULATED)("on the emulator", () => {
  storeContract("Firestore", async () => {
    const projectId = newProjectId();
    const store = openFirestoreStore({ projectId, emulated: true });
    return {
      store,
      async close() {
        await store.close();
        await clearProject(projectId);
      },
    };
  });
});
