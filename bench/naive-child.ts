import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { AUTHORIZATION, listAgents } from "./bench-services.ts";
import { peakBytes, printMeasured, readTask } from "./measured-process.ts";

// The way that suggests itself: rep after rep, page after page, a write for each row, then one for each day's documents. The
// database has the product's journal and sync mode, so that only the way differs. The pauses are left to the reader to add.
const pageSchema = z.object({
  next_page_link: z.string().nullable(),
  data: z.array(
    z.object({
      id: z.number(),
      call_user_date: z.string(),
      call_duration: z.object({ total_duration: z.number() }),
    }),
  ),
});

const task = readTask();
const database = new DatabaseSync(join(task.folder, "naive.sqlite"));
database.exec("pragma journal_mode = wal; pragma synchronous = normal");
database.exec("create table calls (id text primary key, agent text, day text, body text)");
database.exec("create table metrics (id text primary key, value real, body text)");
const putCall = database.prepare("insert or replace into calls values (?, ?, ?, ?)");
const putMetric = database.prepare("insert or replace into metrics values (?, ?, ?)");

async function write(put: () => void): Promise<void> {
  database.exec("begin immediate");
  put();
  database.exec("commit");
}

async function syncRep(agent: number): Promise<number> {
  const days = new Map<string, { calls: number; seconds: number }>();
  for (let page = 0; ; page++) {
    const query = new URLSearchParams({
      from_datetime: `${task.from} 00:00:00`,
      to_datetime: `${task.to} 23:59:59`,
      agent_id: String(agent),
      order: "asc",
      per_page: "100",
      page: String(page),
    });
    const answer = await fetch(`${task.url}/v2.1/calls?${query}`, { headers: AUTHORIZATION });
    const { data, next_page_link } = pageSchema.parse(await answer.json());
    for (const call of data) {
      await write(() =>
        putCall.run(String(call.id), String(agent), call.call_user_date, JSON.stringify(call)),
      );
      const day = days.get(call.call_user_date) ?? { calls: 0, seconds: 0 };
      day.calls += 1;
      day.seconds += call.call_duration.total_duration;
      days.set(call.call_user_date, day);
    }
    if (next_page_link === null) break;
  }
  let calls = 0;
  for (const [day, sum] of days) {
    calls += sum.calls;
    const body = JSON.stringify(sum);
    await write(() => putMetric.run(`${agent}_phone_call_quantity_${day}`, sum.calls, body));
    await write(() => putMetric.run(`${agent}_talk_time_minutes_${day}`, sum.seconds / 60, body));
  }
  return calls;
}

const agents = await listAgents(task.url);
const startedAt = performance.now();
let calls = 0;
for (const { id } of agents) calls += await syncRep(id);
const milliseconds = performance.now() - startedAt;
database.close();
printMeasured({ calls, milliseconds, endedAt: Date.now(), peakBytes: peakBytes() });
