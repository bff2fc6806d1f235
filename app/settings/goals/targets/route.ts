import { goalForm } from "#src/server/goal-form.ts";
import { settingsFormRoute } from "#src/server/settings-form.ts";

export const POST = settingsFormRoute("/settings/goals", goalForm);
