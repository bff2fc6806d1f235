import { z } from "zod";
import { readConfig } from "#src/server/config.ts";
import { createServices, type ServiceOptions } from "#src/server/create-services.ts";
import { createLog } from "#src/server/log.ts";
import { createUsers } from "#src/server/people.ts";
import type { Services } from "#src/server/services.ts";
import type { Task } from "./measured-process.ts";

/** A Callboard on the task's store with the sandbox in JustCall's place, wired as the product is. */
export function openServices(task: Task, options: ServiceOptions = {}): Promise<Services> {
  const settings = {
    CALLBOARD_DATA: task.folder,
    ...(task.firestoreProject === undefined
      ? {}
      : {
          CALLBOARD_STORE: "firestore",
          GOOGLE_CLOUD_PROJECT: task.firestoreProject,
          FIRESTORE_EMULATOR_HOST: process.env["FIRESTORE_EMULATOR_HOST"] ?? "",
        }),
    CALLBOARD_AUTH: "off",
    CALLBOARD_LOG: "error",
    CALLBOARD_TIME_ZONE: task.zone,
    JUSTCALL_API_URL: task.url,
    JUSTCALL_API_KEY: "sandbox-key",
    JUSTCALL_API_SECRET: "sandbox-secret",
    JUSTCALL_TIME_ZONE: task.zone,
  };
  const config = readConfig(settings, "cli");
  return createServices(config, createLog(config, "cli"), options);
}

const agentsSchema = z.object({
  data: z.array(z.object({ id: z.number(), name: z.string(), email: z.string() })),
});
export type Agent = z.infer<typeof agentsSchema>["data"][number];

export const AUTHORIZATION = { authorization: "sandbox-key:sandbox-secret" };

/** The first hundred agents of the account. */
export async function listAgents(url: string): Promise<Agent[]> {
  const answer = await fetch(`${url}/v2.1/users?per_page=100&page=0`, { headers: AUTHORIZATION });
  return agentsSchema.parse(await answer.json()).data;
}

export async function addAgentsAsUsers(services: Services, url: string): Promise<void> {
  if ((await services.store.users.list()).length > 0) return;
  const agents = await listAgents(url);
  await createUsers(
    services,
    agents.map(({ email, name }) => ({ email, name, id: name.toLowerCase().replaceAll(" ", "-") })),
  );
}
