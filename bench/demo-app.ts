import { join } from "node:path";
import { z } from "zod";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import { startNode } from "#tests/builders/processes.ts";

const metricsSchema = z.object({
  metrics: z.array(z.object({ userId: z.string(), value: z.number() })),
});

/** Runs `work` beside the demo, its team's calls read, in a process of its own that ends with it. */
export async function withDemoApp<T>(work: (url: string) => Promise<T>): Promise<T> {
  const { child, finished } = startNode([join("scripts", "demo.ts")], { PORT: "0" });
  const stop = () => child.kill("SIGTERM");
  process.once("exit", stop);
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let said = "";
      child.stdout.on("data", (data: Buffer) => {
        said += data.toString();
        const found = /The board is at (\S+)/.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      });
      void finished.then(({ code, stderr }) =>
        reject(new Error(`the demo ended with ${code}: ${stderr}`)),
      );
    });
    return await work(url);
  } finally {
    stop();
    await finished;
    process.off("exit", stop);
  }
}

/** The id of a rep of the demo who has calls. */
export async function aRepOf(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/metrics?type=phone_call_quantity`);
  const { metrics } = metricsSchema.parse(await answer.json());
  const rep = metrics.findLast(({ userId, value }) => userId !== UNASSIGNED && value > 0);
  if (rep === undefined) throw new Error("the demo has no rep with calls");
  return rep.userId;
}
