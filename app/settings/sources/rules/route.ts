import { settingsFormRoute } from "#src/server/settings-form.ts";
import { ruleForm } from "#src/server/source-forms.ts";

export const POST = settingsFormRoute("/settings/sources", ruleForm);

export {
  refuseAllButPost as DELETE,
  refuseAllButPost as GET,
  refuseAllButPost as HEAD,
  refuseAllButPost as OPTIONS,
  refuseAllButPost as PATCH,
  refuseAllButPost as PUT,
} from "#src/server/refused-methods.ts";
