import { randomUUID } from "node:crypto";
import { storeContract } from "#tests/contracts/store.contract.ts";
import { openFirestoreStore } from "./store.ts";

storeContract("Firestore", async () => {
  const store = openFirestoreStore({ projectId: `demo-${randomUUID()}` });
  return { store, close: () => store.close() };
});
