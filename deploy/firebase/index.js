import { logger } from "firebase-functions";
import { defineSecret, defineString } from "firebase-functions/params";
import { onSchedule } from "firebase-functions/scheduler";
import { requestDailySync, SCHEDULE } from "./daily-sync.js";

const url = defineString("CALLBOARD_URL", {
  description: "Where Callboard is served, such as https://board.example.com",
});
const timeZone = defineString("CALLBOARD_TIME_ZONE", {
  description: "The workspace's IANA time zone, in which it is five in the morning",
});
const secret = defineSecret("CRON_SECRET");

export const dailySync = onSchedule({ ...SCHEDULE, timeZone, secrets: [secret] }, async () => {
  const { day, already, runId, totalCalls, metricsWritten } = await requestDailySync({
    url: url.value(),
    secret: secret.value(),
  });
  logger.info("daily sync", { day, already, runId, totalCalls, metricsWritten });
});
