import { repWeekForm } from "#src/server/calendar-forms.ts";
import { settingsFormRoute } from "#src/server/settings-form.ts";

export const POST = settingsFormRoute("/settings/calendar", repWeekForm);
