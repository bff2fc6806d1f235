import { matchForm } from "#src/server/mapping-form.ts";
import { settingsFormRoute } from "#src/server/settings-form.ts";

export const POST = settingsFormRoute("/settings/people", matchForm);

export {
  refuseAllButPost as DELETE,
  refuseAllButPost as GET,
  refuseAllButPost as HEAD,
  refuseAllButPost as OPTIONS,
  refuseAllButPost as PATCH,
  refuseAllButPost as PUT,
} from "#src/server/refused-methods.ts";
