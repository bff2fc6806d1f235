import { expect, test } from "vitest";
import { PLAIN_POLICY } from "#src/domain/sources/source-policy.ts";
import { clearProject, IS_EMULATED, newProjectId } from "#tests/builders/firestore.ts";
import { aCall, aLogged, aPerson, aUser, Story } from "#tests/builders/store-sync.ts";
import { Connection } from "./connection.ts";
import { TeamDayReader } from "./read-team-days.ts";
import { openFirestoreStore } from "./store.ts";
import { Workspace } from "./workspace.ts";

test.skipIf(!IS_EMULATED)(
  "a board that asks while the policy changes leaves no numbers of the old one behind",
  async () => {
    const projectId = newProjectId();
    const store = openFirestoreStore({ projectId, emulated: true });
    const connection = new Connection({ projectId, emulated: true });
    try {
      await store.users.add([aUser("mara")]);
      const windows = { mara: ["2026-06-01", "2026-06-01"] } as const;
      const mara = aPerson("m1", "mara@example.com");
      const story = new Story(store);
      // One call in JustCall, three in Copper.
      await story.sync({
        windows,
        people: [mara],
        calls: [aCall("1", "m1", "2026-06-01T10:00:00Z", 60)],
      });
      await store.settings.changeWorkspace({
        mapping: { types: { "user/702301": "call" }, stages: {} },
      });
      await story.sync({
        source: "copper",
        windows,
        people: [{ ...mara, source: "copper", id: "c1" }],
        calls: ["11", "12", "13"].map((id) => aLogged(id, "c1", `2026-06-01T${id}:30:00Z`)),
      });

      const workspace = new SlowWorkspace(connection);
      let policy = PLAIN_POLICY;
      const reader = new TeamDayReader(workspace, async () => policy);
      const calls = async () => {
        const months = await reader.read({ from: "2026-06-01", to: "2026-06-30" });
        const rows = months.flatMap(({ rows }) => rows);
        return rows.find(({ type }) => type === "phone_call_quantity")?.reps;
      };
      expect(await calls()).toBe(1);
      // It knows the old policy, and its question for the stamp takes long.
      const answerEarly = workspace.hold();
      const early = calls();
      await workspace.asked();
      const type = "phone_call_quantity";
      policy = [{ type, userId: null, fromDay: null, mode: "only", order: ["copper"] }];
      // Another sees the new one first, and waits for its stamp until the first is done.
      const answerLater = workspace.hold();
      const later = calls();
      await workspace.asked();
      answerEarly();
      await early;
      answerLater();
      expect(await later).toBe(3);
      expect(await calls()).toBe(3);
    } finally {
      await connection.close();
      await store.close();
      await clearProject(projectId);
    }
  },
);

/** Its questions for the stamp may be held up. */
class SlowWorkspace extends Workspace {
  #held: Promise<void> | null = null;
  #asked = Promise.withResolvers<void>();

  /** Holds up the next question until the function that it answers with is called. */
  hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#held = promise;
    this.#asked = Promise.withResolvers<void>();
    return resolve;
  }

  asked(): Promise<void> {
    return this.#asked.promise;
  }

  override async stamp() {
    const held = this.#held;
    this.#held = null;
    if (held !== null) {
      this.#asked.resolve();
      await held;
    }
    return super.stamp();
  }
}
